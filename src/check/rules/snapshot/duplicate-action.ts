import { readKey, chooseName, findTwins } from '../../../text/handles.ts';
import type { Rule } from '../../../model/rule.ts';

export const snapshotDuplicateAction: Rule = {
  name: 'snapshot/duplicate-action',
  level: 'warning',
  about: 'No two actions of a snapshot have the same key, or the same name where they have no key.',
  why: 'Pages tell such actions apart by their ids; without ids an agent that means one of them may run the other.',
  bad: {
    snapshot:
      '{ "origin": "membrane", "actions": [{ "id": "a1", "key": "orders", "name": "List Orders" }, { "id": "a2", "key": "orders", "name": "Delete Orders" }] }',
  },
  good: {
    snapshot:
      '{ "origin": "membrane", "actions": [{ "id": "a1", "key": "list-orders", "name": "List Orders" }, { "id": "a2", "key": "delete-orders", "name": "Delete Orders" }] }',
  },
  excusable: true,
  ofApp: ({ snapshot }) => {
    const twins = findTwins(snapshot.actions.filter((action) => chooseName(action) !== ''));
    const told = new Set<string>();
    return snapshot.actions.flatMap((action, at) => {
      const label = readKey(action) ?? chooseName(action);
      if (!twins.has(action)) return [];
      // The first one alone is no duplicate.
      if (!told.has(label)) {
        told.add(label);
        return [];
      }
      const kind = readKey(action) === null ? 'name' : 'key';
      return [
        {
          message: `Another action has the ${kind} "${label}", too${action.id === undefined ? ', and no id tells them apart' : ''}`,
          hint: 'Rename one of them where it comes from, in Membrane, or hide one by its id.',
          place: { snapshot: ['actions', at, readKey(action) === null ? 'name' : 'key'] },
        },
      ];
    });
  },
};
