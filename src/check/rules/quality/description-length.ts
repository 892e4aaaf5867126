import type { Rule, Subject, Verdict } from '../../../model/rule.ts';

/** Below, a description has no room for a brand, what is done and what with. */
const SHORTEST = 40;
/** ClawHub keeps 160 characters of a summary, and Codex shows fewer; every client shows so many whole. */
const LONGEST = 160;

export const descriptionLength: Rule = {
  name: 'quality/description-length',
  level: 'warning',
  about: `The description of a page has ${SHORTEST} to ${LONGEST} characters.`,
  why: 'The description is all that an agent sees before it opens a page, and it is paid for in each conversation, for every skill that is installed. ClawHub cuts it after 160 characters, Codex after fewer the more skills there are; a very short one leaves an agent guessing.',
  bad: { descriptor: 'description: "Acme Orders: orders."' },
  good: {
    descriptor: 'description: "Acme Orders: list, create and cancel orders. Use for wholesale stock."',
  },
  excusable: true,
  ofApp: (subject) => {
    const { length } = subject.app.trigger;
    return length >= SHORTEST && length <= LONGEST
      ? []
      : [verdict(subject, `The description has ${length} characters, expected ${SHORTEST} to ${LONGEST}`)];
  },
};

/** On what the description is made of. */
function verdict({ descriptor: { description } }: Subject, message: string): Verdict {
  return description === null
    ? {
        message,
        hint: 'It is made of "entities", "keywords" and "summary": tell more there, or write "description".',
        place: { at: ['summary'] },
      }
    : {
        message,
        hint: 'Rewrite "description", or leave it out: skillpress makes one of entities and keywords.',
        place: { at: ['description'] },
      };
}
