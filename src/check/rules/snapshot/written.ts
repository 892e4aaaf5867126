import type { Rule } from '../../../model/rule.ts';

export const snapshotWritten: Rule = {
  name: 'snapshot/written',
  level: 'warning',
  about: 'Actions that a person wrote, and Membrane did not tell, are marked as such to reviewers.',
  why: 'A page that lists an action which Membrane does not have sends agents on a search for nothing. Who reviews a snapshot with the origin `written` compares each action with Membrane; the first build with a token replaces it by what Membrane tells.',
  bad: { snapshot: '{ "origin": "written", "actions": [{ "key": "list-orders", "name": "List Orders" }] }' },
  good: {
    snapshot:
      '{ "origin": "membrane", "actions": [{ "id": "a1", "key": "list-orders", "name": "List Orders" }] }',
  },
  excusable: true,
  ofApp: ({ snapshot: { origin, actions } }) => {
    if (origin !== 'written' || actions.length === 0) return [];
    const [what, them] =
      actions.length === 1
        ? ['The action was written', 'it']
        : [`The ${actions.length} actions were written`, 'them'];
    return [
      {
        message: `${what} by a person: Membrane has not told whether it has ${them}`,
        hint: 'Compare each with Membrane, or set MEMBRANE_TOKEN and run skillpress build: its answer takes their place.',
        place: { snapshot: ['origin'] },
      },
    ];
  },
};
