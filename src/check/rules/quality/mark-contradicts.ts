import type { Place, Rule, Subject, Verdict } from '../../../model/rule.ts';
import type { Action } from '../../../model/action.ts';
import { toPlain } from '../../../text/plain.ts';
import { findChangeClaim, findHarmlessClaim } from '../../../text/actionName/saidOfEffect.ts';
import { locateAction } from '../../sources.ts';
import { GATHERING, readDescription, UNDOING } from '../../../text/actionName/readDescription.ts';

const GONE = String.raw`delet\w+|remov\w+|eras\w+|purg\w+|destroy\w*|wip\w+`;
/** "without deleting them", "nothing is removed", "does not delete". */
const KEEPS = new RegExp(
  String.raw`\b(?:without|not|cannot|never|nothing|none)\b(?: \w+){0,4} (?:${GONE})\b`,
  'i',
);
/** "the second one is deleted", "are then permanently removed". */
const GOES = new RegExp(
  String.raw`\b(?:is|are|gets?|be)(?: \w+){0,2} (?:deleted|removed|erased|purged|destroyed|wiped)\b`,
  'i',
);
export const markContradicts: Rule = {
  name: 'quality/mark-contradicts',
  level: 'warning',
  about: 'The mark of an action and its sentence say the same of what it does.',
  why: 'An agent asks before it runs what is marked, and runs the rest at once. A mark that the sentence beside it denies ("deletes", and "without deleting") is believed by nobody, and the next one neither; a deletion that only the sentence tells is run unasked.',
  bad: {
    descriptor:
      'actions: { describe: { clear-orders: "Hide shipped orders from the list without deleting them." } }',
    snapshot: '{"origin":"membrane","actions":[{"key":"clear-orders","name":"Clear Orders"}]}',
  },
  good: {
    descriptor:
      'actions: { describe: { clear-orders: "Hide shipped orders from the list without deleting them." }, effect: { clear-orders: write } }',
    snapshot: '{"origin":"membrane","actions":[{"key":"clear-orders","name":"Clear Orders"}]}',
  },
  excusable: true,
  ofApp: (subject) =>
    subject.app.actions.flatMap((action): Verdict[] => {
      const found = findContradiction(action, readDescribed(action, subject));
      return found === null
        ? []
        : [
            {
              message: `${action.key ?? action.name} is ${MARKED[action.effect]}, but its ${found.where} ${found.what}: "${found.text}"`,
              hint: 'Say under "actions.effect" what it does (read, write or delete), or describe it under "actions.describe" as it is.',
              place: placeOf(action, subject),
            },
          ];
    }),
};

const MARKED = {
  read: 'not marked as a change',
  write: 'marked as a change, not as a deletion',
  delete: 'marked as a deletion',
} as const;

interface Contradiction {
  readonly where: 'sentence' | 'description';
  readonly what: string;
  readonly text: string;
}

/** What is said against the mark; `null` when it agrees, or when a person has decided on the mark. */
function findContradiction(action: Action, description: string): Contradiction | null {
  const { effect, evidence, sentence } = action;
  if (evidence.some(({ source }) => source === 'descriptor')) return null;
  const what = judgeSentence(action);
  if (what !== null) return { where: 'sentence', what, text: sentence };
  const text = effect === 'read' ? findChangeClaim(description) : findHarmlessClaim(description);
  if (text === null) return null;
  return {
    where: 'description',
    what: effect === 'read' ? 'says that it changes something' : CHANGES_NOTHING,
    text,
  };
}

const CHANGES_NOTHING = 'says that it changes nothing';

function judgeSentence({ effect, about, sentence, name }: Action): string | null {
  if (effect !== 'read' && findHarmlessClaim(sentence) !== null) return CHANGES_NOTHING;
  // A name that stands as it is says what it said when it was judged: "Leave Balance", "Is Empty".
  if (toPlain(sentence) === toPlain(name)) return null;
  const told = readDescription(sentence).filter(({ verb }) => !GATHERING.has(verb));
  const changes = told.filter((each) => each.effect !== 'read');
  const deletes =
    told.some((each) => each.effect === 'delete') || (GOES.test(sentence) && !KEEPS.test(sentence));
  if (effect === 'delete') {
    if (!deletes && KEEPS.test(sentence)) return 'says that nothing is deleted';
    return told.length > 0 && changes.length === 0 ? `only says "${told[0]?.verb}"` : null;
  }
  const takesBack = about.some(({ verb }) => UNDOING.test(verb));
  if (deletes && !takesBack) return 'says that something is deleted';
  return effect === 'read' && changes.length > 0 ? `says "${changes[0]?.verb}"` : null;
}

/** All that is said of an action: what the descriptor says, else Membrane's whole description. */
function readDescribed(action: Action, { snapshot }: Subject): string {
  if (action.told !== null) return action.sentence;
  return snapshot.actions[locateAction(action, snapshot)]?.description ?? '';
}

function placeOf(action: Action, { snapshot }: Subject): Place {
  if (action.told !== null) return { at: ['actions', 'describe', action.key ?? action.name] };
  return { snapshot: ['actions', Math.max(0, locateAction(action, snapshot)), 'description'] };
}
