import { cutText } from '../../../text/cutText.ts';
import { findJunk } from '../../junk.ts';
import type { Action } from '../../../model/action.ts';
import { toPlain } from '../../../text/plain.ts';
import type { Rule, Subject, Verdict } from '../../../model/rule.ts';
import { stem, listProseWords } from '../../words.ts';

/** Of the listed actions, so many must say more than their names. */
const SHARE = 0.25;
/** Of fewer actions the names may be enough. */
const FEW = 5;
/** Words by which a sentence differs from a name without saying more. */
const FILL = new Set('a all an and any by for from in into new of on one or the to with'.split(' '));

export const actionDescription: Rule = {
  name: 'quality/action-description',
  level: 'warning',
  about:
    'Descriptions of actions describe: none is empty of meaning or repeats the name, and at least a quarter of the listed actions say more than their names.',
  why: 'In 115 published skills 1,763 actions had "No description". skillpress words a sentence from the name then, which no agent is misled by, but what an action needs, returns or cannot undo is still not told.',
  bad: {
    snapshot:
      '{"origin":"membrane","actions":[{"key":"list-orders","name":"List Orders","description":"List orders"}]}',
  },
  good: {
    snapshot:
      '{"origin":"membrane","actions":[{"key":"list-orders","name":"List Orders","description":"Orders of one day, newest first."}]}',
  },
  excusable: true,
  ofApp: (subject) => [...ownEchoes(subject), ...upstreamEchoes(subject), ...bareNames(subject)],
};

function ownEchoes({ app, descriptor: { describe } }: Subject): Verdict[] {
  const described = Object.entries(describe);
  if (described.length === 0) return [];
  const nameOf = new Map(app.actions.map((action) => [action.key ?? action.name, action.name]));
  return described
    .filter(([key, text]) => echoes(text, [key, nameOf.get(key) ?? key]))
    .map(([key, text]) => ({
      message: `"${text}" says no more than the name of ${key}`,
      hint: 'Tell what the name does not: what it needs, returns or cannot undo; or remove the line.',
      place: { at: ['actions', 'describe', key] },
    }));
}

/** One verdict for all of them: they are mended in Membrane, together. */
function upstreamEchoes({ descriptor, snapshot }: Subject): Verdict[] {
  const hollow = snapshot.actions.flatMap(({ key, name, description }, at) => {
    const handle = key ?? name;
    if (description === undefined || descriptor.hide.includes(handle) || handle in descriptor.describe)
      return [];
    return isHollow(description, [handle, name]) ? [{ at, handle, description }] : [];
  });
  const [first] = hollow;
  return first
    ? [
        {
          message: `${hollow.length} of ${snapshot.actions.length} actions have a description that says nothing, such as "${cutText(first.description, 60)}" of ${first.handle}`,
          hint: 'Describe them under "actions.describe", and have them mended in Membrane.',
          place: { snapshot: ['actions', first.at, 'description'] },
        },
      ]
    : [];
}

function isHollow(description: string, names: readonly string[]): boolean {
  return description.length < 300 && (echoes(description, names) || findJunk(description.trim()) !== null);
}

/** Whether a text has the letters of a name, or none. */
function echoes(text: string, names: readonly string[]): boolean {
  const letters = toPlain(text);
  return letters === '' || names.some((name) => toPlain(name) === letters);
}

function bareNames({ app: { popular } }: Subject): Verdict[] {
  if (popular.length < FEW) return [];
  // Most apps are done with the first few.
  let telling = 0;
  for (const action of popular) {
    if (!saysOnlyItsName(action)) telling += 1;
    if (telling >= popular.length * SHARE) return [];
  }
  return [
    {
      message: `${popular.length - telling} of the ${popular.length} listed actions say no more than their names`,
      hint: 'Describe the ones that matter most under "actions.describe": what they need, return or cannot undo.',
      place: { at: ['name'] },
    },
  ];
}

function saysOnlyItsName({ name, key, sentence }: Action): boolean {
  const known = new Set(listProseWords(`${name} ${key ?? ''}`).map(stem));
  return listProseWords(sentence).every((word) => FILL.has(word) || known.has(stem(word)));
}
