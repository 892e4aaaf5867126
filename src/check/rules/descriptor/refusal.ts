import type { ValuePath } from '../../../model/finding.ts';
import type { Action } from '../../../model/action.ts';
import type { Entity } from '../../../model/descriptor.ts';
import type { SnapshotAction } from '../../../model/snapshot.ts';
import { findJunk, findMarker, mayHoldJunk } from '../../junk.ts';
import type { Place, Rule, Subject, Verdict } from '../../../model/rule.ts';

interface Text {
  readonly what: string;
  readonly text: string;
  readonly place: () => Place;
  /** People wrote it for this page, so that it has no reason to hold a template's marks. */
  readonly own: boolean;
}

const BULLET = /^\s*(?:[-*+]|\d+[.)]) /;
const BULLETS = new RegExp(BULLET.source, 'gm');
const CODE = /(?<!`)`[^`]+`(?!`)/g;

export const refusal: Rule = {
  name: 'descriptor/refusal',
  level: 'error',
  about:
    "No text that reaches a page is a language model's refusal or speaks of the model, and none is filler or a template's mark.",
  why: 'The catalog that skillpress replaces shipped 61 pages whose description or documentation link was an apology. An agent takes such a sentence for a fact about the app, and a reader takes it for the standard of the whole catalog. Texts of the snapshot are looked at as they appear on the page: what skillpress leaves out anyway is not reported.',
  bad: {
    descriptor:
      "summary: I'm sorry, but I don't have enough information about this app to describe it.\nkeywords: [TODO]",
    notes: '- Set the region to {{region}} first.',
  },
  good: {
    descriptor: 'summary: Hosts large language models and keeps the prompts of a team.',
    notes: '- A template takes marks such as `{{region}}`.',
  },
  excusable: false,
  everyLanguage: true,
  ofApp: (subject) => {
    if (!mayHoldJunk(linesOf(subject))) return [];
    const texts = [...descriptorTexts(subject), ...upstreamTexts(subject)];
    return texts.flatMap((text) => judge(text, subject.descriptor.draft));
  },
};

/** All texts, each on a line of its own, without the rest that only a verdict needs. */
function linesOf({ app, descriptor }: Subject): string {
  const { name, summary, description, keywords, aliases, requests, describe, notes } = descriptor;
  const own = [name, summary, description ?? '', ...keywords, ...aliases, ...requests];
  const lines = [...own, ...Object.values(describe)];
  const add = ({ name, children }: Entity): void => {
    lines.push(name);
    children.forEach(add);
  };
  descriptor.entities.forEach(add);
  for (const { name, sentence, inputs } of app.actions) {
    lines.push(name, sentence);
    if (inputs) for (const { meaning } of inputs.fields) lines.push(meaning);
  }
  if (notes !== '') lines.push(notes.replaceAll(BULLETS, ''));
  return lines.join('\n');
}

/** A draft may hold what is still to be written. */
function judge({ what, text, place, own }: Text, draft: boolean): Verdict[] {
  const found = findJunk(text);
  const junk = draft && found === 'filler' ? null : found;
  const marker = own ? findMarker(text) : null;
  if (junk === null && marker === null) return [];
  const held = marker === null ? junk : `"${marker}", which a template was to replace`;
  return [
    {
      message: `${what} holds ${held}: "${text.length > 80 ? `${text.slice(0, 79)}…` : text}"`,
      hint: own
        ? 'Write what the app really does, or leave the key out; make the app a draft while its facts are missing.'
        : 'Word the action under "actions.describe" or leave it out under "actions.hide", and have the text mended in Membrane.',
      place: place(),
    },
  ];
}

function descriptorTexts({ descriptor }: Subject): Text[] {
  const { name, summary, description, keywords, aliases, requests, entities, describe, notes } = descriptor;
  const own = (what: string, text: string, at: ValuePath): Text => {
    return { what, text, place: () => ({ at }), own: true };
  };
  return [
    own('The name', name, ['name']),
    own('The summary', summary, ['summary']),
    ...(description === null ? [] : [own('The description', description, ['description'])]),
    ...keywords.map((text, at) => own('The keyword', text, ['keywords', at])),
    ...aliases.map((text, at) => own('The alias', text, ['aliases', at])),
    ...requests.map((text, at) => own('The request', text, ['requests', at])),
    ...entityTexts(entities, ['entities'], own),
    ...Object.entries(describe).map(([key, text]) =>
      own(`The description of ${key}`, text, ['actions', 'describe', key]),
    ),
    ...notes.split('\n').flatMap((line, note): Text[] =>
      // What a bullet holds counts, not the bullet; code may show what templates look like.
      line === ''
        ? []
        : [
            {
              what: 'The note',
              text: line.replace(BULLET, '').replace(CODE, '`…`'),
              place: () => ({ note }),
              own: true,
            },
          ],
    ),
  ];
}

function entityTexts(
  entities: readonly Entity[],
  path: ValuePath,
  own: (what: string, text: string, at: ValuePath) => Text,
): Text[] {
  return entities.flatMap(({ name, children }, at) => {
    const here = [...path, at];
    return [own('The entity', name, here), ...entityTexts(children, [...here, name], own)];
  });
}

function upstreamTexts({ app, descriptor, snapshot }: Subject): Text[] {
  const worded = new Set(Object.values(descriptor.describe));
  return app.actions.flatMap((action): Text[] => {
    const place =
      (...path: readonly string[]) =>
      (): Place => ({ snapshot: ['actions', indexOf(action, snapshot.actions), ...path] });
    const { name, sentence, inputs } = action;
    return [
      { what: 'The name of an action', text: name, place: place('name'), own: false },
      ...(worded.has(sentence)
        ? []
        : [{ what: `The description of ${name}`, text: sentence, place: place('description'), own: false }]),
      ...(inputs?.fields ?? []).map(({ path, meaning }) => {
        return {
          what: `The meaning of ${path} of ${name}`,
          text: meaning,
          place: place('input'),
          own: false,
        };
      }),
    ];
  });
}

function indexOf({ id, name }: Action, actions: readonly SnapshotAction[]): number {
  return Math.max(
    0,
    actions.findIndex((action) => action.name === name && (action.id ?? null) === id),
  );
}
