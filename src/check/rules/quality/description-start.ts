import { listEntityNames } from '../../../text/entityNames.ts';
import { isTelling } from '../../generic.ts';
import { toPlain } from '../../../text/plain.ts';
import type { Rule, Subject } from '../../../model/rule.ts';
import { stem, listProseWords } from '../../words.ts';

/** What Codex leaves of a description when 200 skills are installed. */
const SHOWN = 60;

export const descriptionStart: Rule = {
  name: 'quality/description-start',
  level: 'warning',
  about: `The first ${SHOWN} characters of a description name the brand and something that is done or kept in the app.`,
  why: 'With 200 skills installed Codex shows 62 characters of each description, with more even fewer. What an agent must know to choose, it must read first.',
  bad: {
    descriptor:
      'description: "Use this when the user asks about anything related to the orders of Acme Orders."',
  },
  good: {
    descriptor: 'description: "Acme Orders: list and create orders, customers and their terms of payment."',
  },
  excusable: true,
  ofApp: (subject) => {
    const start = subject.app.trigger.slice(0, SHOWN);
    const missing = missingIn(start, subject);
    return missing === null
      ? []
      : [
          {
            message: `The description's first ${SHOWN} characters hold ${missing}: "${start}"`,
            hint: 'Begin with the brand, a colon, and what users do with what: "Acme: list and create orders".',
            place: { at: [subject.descriptor.description === null ? 'summary' : 'description'] },
          },
        ];
  },
};

function missingIn(start: string, { app, descriptor }: Subject): string | null {
  const letters = toPlain(start);
  const name = [app.name, ...app.aliases].find((each) => letters.includes(toPlain(each)));
  if (name === undefined) return 'no name of the app';
  const objects = app.actions.flatMap(({ about }) => about.map(({ object }) => object));
  const nouns = [...listEntityNames(app.entities), ...objects].join(' ').toLowerCase();
  const other = [descriptor.summary, ...app.keywords, ...app.popular.map((action) => action.name)];
  const rest = other.join(' ').toLowerCase();
  const telling = listProseWords(start.replaceAll(name, ' '))
    .map(stem)
    .some((word) => word.length > 2 && (nouns.includes(word) || (isTelling(word) && rest.includes(word))));
  return telling ? null : 'nothing that is done or kept in the app';
}
