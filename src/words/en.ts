/**
 * The words that skillpress itself writes, in English. A key of this table is a key of every language's. `{slot}` is replaced; a text
 * with a number has the forms that the language's plural rules name (`Intl.PluralRules`), chosen by the slot `count`.
 */
export const en = {
  'mark.write': 'writes',
  'mark.delete': 'deletes',
  'group.all': 'All',
  'group.other': 'Other',
  'entity.holding': '{name} ({list})',
  'app.about': '{name}: {summary}',
  'app.actions': { one: '{count} ready-made action: {list}.', other: '{count} ready-made actions: {list}.' },
  'page.compatibility': 'Needs Node.js, network access and a Membrane account.',
  'page.compatibilityOverHttp': 'Needs curl or another HTTP client, network access and a Membrane account.',

  // Without words that many requests have ("the", "my", "which"): a search by words shall find an app's own skill before this one.
  'general.description':
    "Connects any app or online service through Membrane's HTTP API, without its CLI: sends messages, creates tasks, syncs data, manages contacts, calls any API. Use when no installed skill covers what users want done elsewhere, such as Slack, Linear, HubSpot, Salesforce, Jira, GitHub or Google Sheets, or when only HTTP plus one token are at hand.",

  'list.separator': ', ',
  'list.last': '{list} and {last}',
  'list.more': { one: '{count} more', other: '{count} more' },
  'list.andMore': '{list} and more',

  'inputs.moreRequired': { one: '{count} more required field', other: '{count} more required fields' },
  'inputs.moreOptional': { one: '{count} more optional field', other: '{count} more optional fields' },
  'inputs.conditions': 'conditions',
  'inputs.and': '{list} and {last}',

  'shared.categories': 'both are in {list}',
  'shared.keywords': 'both are about {list}',
  'shared.entities': 'both have {list}',
  'shared.separator': '; ',

  'change.first': 'First release.',
  'change.firstWithActions': {
    one: 'First release, with one action.',
    other: 'First release, with {count} actions.',
  },
  'change.instructions': 'Reworded the instructions.',
  'change.someActions': { one: 'the action {list}', other: 'the actions {list}' },
  'change.manyActions': { one: '{count} action: {list}', other: '{count} actions: {list}' },
  'change.action-removed': 'Removed {actions}.',
  'change.action-added': 'Added {actions}.',
  'change.action-reworded': 'Reworded what is said of {actions}.',
  'change.inputs-told': 'Now tells the inputs of {actions}.',
  'change.inputs-untold': 'No longer tells the inputs of {actions}.',
  'change.inputs-reworded': 'Reworded the inputs of {actions}.',
  'change.action-renamed': 'Renamed the action {action} to {to}.',
  'change.action-renamed.pair': '{action} to {to}',
  'change.action-renamed.many': {
    one: 'Renamed {count} action: {pairs}.',
    other: 'Renamed {count} actions: {pairs}.',
  },
  'change.action-name': '{action} is now called {to}.',
  'change.action-name.many': {
    one: '{count} action has another name: {list}.',
    other: '{count} actions have another name: {list}.',
  },
  'change.effect.read': '{action} is now marked as only reading data.',
  'change.effect.write': '{action} is now marked as changing data.',
  'change.effect.delete': '{action} is now marked as deleting data or access.',
  'change.effect.many': {
    one: '{count} action is marked anew: {list}.',
    other: '{count} actions are marked anew: {list}.',
  },
  'change.input-needed': '{action} now needs {list}.',
  'change.input-needed.many': {
    one: '{count} action now needs more inputs: {list}.',
    other: '{count} actions now need more inputs: {list}.',
  },
  'change.input-removed': '{action} no longer takes {list}.',
  'change.input-removed.many': {
    one: '{count} action no longer takes some inputs: {list}.',
    other: '{count} actions no longer take some inputs: {list}.',
  },
  'change.input-added': '{action} now also takes {list}.',
  'change.input-added.many': {
    one: '{count} action now takes more inputs: {list}.',
    other: '{count} actions now take more inputs: {list}.',
  },
  'change.input-now-optional': '{action} now works without {list}.',
  'change.input-now-optional.many': {
    one: '{count} action now needs fewer inputs: {list}.',
    other: '{count} actions now need fewer inputs: {list}.',
  },
  'change.input-type': '{action} now takes another type of {list}.',
  'change.input-type.many': {
    one: '{count} action now takes another type of some inputs: {list}.',
    other: '{count} actions now take another type of some inputs: {list}.',
  },
  'change.input-values': '{action} now takes other values for {list}.',
  'change.input-values.many': {
    one: '{count} action now takes other values for some inputs: {list}.',
    other: '{count} actions now take other values for some inputs: {list}.',
  },
  'change.entity-removed': { one: 'Removed the entity {list}.', other: 'Removed the entities {list}.' },
  'change.entity-added': { one: 'Added the entity {list}.', other: 'Added the entities {list}.' },
  'change.actions-reordered': 'Changed which actions come first.',
  'change.app-name': 'Renamed the app from {from} to {to}.',
  'change.homepage': 'New homepage: {to}.',
  'change.docs': 'New API documentation: {to}.',
  'change.docs-removed': 'Removed the link to the API documentation.',
  'change.icon-changed': 'New icon.',
  'change.icon-removed': 'Removed the icon.',
  'change.summary': 'Rewrote the summary.',
  'change.description': 'Rewrote the description.',
  'change.notes-added': 'Added notes.',
  'change.notes-removed': 'Removed the notes.',
  'change.notes-reworded': 'Rewrote the notes.',
  'change.cli': 'New installation command: {to}.',
} as const;
