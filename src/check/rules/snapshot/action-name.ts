import { chooseName } from '../../../text/handles.ts';
import type { Rule } from '../../../model/rule.ts';

export const snapshotActionName: Rule = {
  name: 'snapshot/action-name',
  level: 'warning',
  about: 'Every action of a snapshot has a name, or else a key, with a letter or a digit in it.',
  why: 'An agent finds an action by words. One that is named by an emoji only, or by characters that nobody sees, cannot be asked for, so pages leave it out.',
  bad: { snapshot: '{ "origin": "membrane", "actions": [{ "id": "a1", "name": "\\ud83d\\uddd1" }] }' },
  good: { snapshot: '{ "origin": "membrane", "actions": [{ "id": "a1", "name": "Delete Order" }] }' },
  excusable: true,
  ofApp: ({ snapshot }) =>
    snapshot.actions.flatMap((action, at) =>
      chooseName(action) === ''
        ? [
            {
              message: `The action ${JSON.stringify(action.name)} has no letter or digit in its name, nor a key: no page lists it`,
              hint: 'Name it where it comes from, in Membrane, and build again with MEMBRANE_TOKEN set.',
              place: { snapshot: ['actions', at, 'name'] },
            },
          ]
        : [],
    ),
};
