import { listVerbs } from '../../../english/isDone.ts';
import type { Action } from '../../../model/action.ts';
import { judgeClaims } from '../../../english/judgeClaims.ts';
import type { Claim } from '../../../english/readClaims.ts';
import type { Place, Rule, Subject } from '../../../model/rule.ts';
import { readFrontMatter, locateKey } from '../../frontMatter.ts';
import { groupBy } from '../../../text/groupBy.ts';
import { isPage } from '../../../text/skillFiles.ts';

/** Verbs that a message names. */
const MOST_NAMED = 6;

export const descriptionClaims: Rule = {
  name: 'quality/description-claims',
  level: 'error',
  about: 'What a description says can be done, an action of the app does.',
  why: 'An agent chooses a page by its description and then looks for the action. Where the description promises what no action does, it opens the wrong page, and may go on to call the API without the care that an action has. Of the published descriptions with known actions nine in ten promised some such thing: their verbs came from the actions, their nouns from the entities, and nobody matched the two.',
  bad: {
    descriptor:
      'description: "Acme Orders: list, create and delete customers. Use when asked about wholesale stock in Acme Orders."',
  },
  good: {
    descriptor:
      'description: "Acme Orders: list, create and delete orders; look up customers. Use when asked about wholesale stock in Acme Orders."',
  },
  excusable: true,
  ofApp: (subject) => {
    const { app } = subject;
    const unmet = judgeClaims(app).filter(({ done }) => !done);
    return [...groupBy(unmet, ({ noun }) => noun)].map(([noun, claims]) => ({
      message: messageFor(noun, claims, app.actions),
      hint: 'Say what the actions do, in the words of their names, or leave "description" out: skillpress makes one of them. Without known actions, say what the app holds.',
      place: placeOf(subject),
    }));
  },
};

function messageFor(noun: string, claims: readonly Claim[], actions: readonly Action[]): string {
  const said = claims.map(({ verb }) => `"${verb} ${noun}"`).join(', ');
  if (actions.length === 0) return `The description says ${said}, but no action of the app is known`;
  const known = listVerbs(noun, actions).slice(0, MOST_NAMED).join(', ');
  return known === ''
    ? `The description says ${said}, but no action is about ${noun}`
    : `The description says ${said}, but no action does; what actions do with ${noun}: ${known}`;
}

/** Where a person wrote it, else where it stands on the page. */
function placeOf({ descriptor, documents }: Subject): Place {
  if (descriptor.description !== null) return { at: ['description'] };
  const page = documents.find(({ file }) => isPage(file.path))?.file;
  const head = page === undefined ? null : readFrontMatter(page);
  return page === undefined || head === null
    ? { at: ['summary'] }
    : { file: page.path, line: locateKey(head, 'description') };
}
