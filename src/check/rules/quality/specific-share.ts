import { findBodyStart } from '../../../text/markdown.ts';
import { findSkills } from '../../skills.ts';
import { givesLine, readTemplate } from '../../template.ts';
import type { Document, Rule, Subject } from '../../../model/rule.ts';

/** Per cent that a summary and a list of entities make. */
const WITHOUT_ACTIONS = 5;
/** What each listed action adds; nine of ten published pages with as many actions have more. */
const PER_ACTION = 2;
const MOST = 30;

export const specificShare: Rule = {
  name: 'quality/specific-share',
  level: 'warning',
  about: `At least ${WITHOUT_ACTIONS} % of a page and ${PER_ACTION} % more for each listed action, up to ${MOST} %, is about the app itself.`,
  why: 'Of the median published page 89 % stood on every other page too. An agent pays for all of it each time, and marketplaces take pages that differ by a name for spam.',
  bad: {
    descriptor: 'entities: []\nsummary: Orders.\nkeywords: []',
    snapshot: '{"origin":"membrane","actions":[]}',
  },
  good: {},
  excusable: true,
  ofApp: (subject) => {
    const page = findSkills(subject.skill)[0]?.page;
    if (!page) return [];
    const expected = Math.min(MOST, WITHOUT_ACTIONS + PER_ACTION * subject.app.popular.length);
    const share = shareOf(subject, page);
    return share >= expected
      ? []
      : [
          {
            message: `${share} % of the page is about the app, expected at least ${expected} %`,
            hint: 'Write notes that only someone who knows the app could write, describe its actions, name its entities; or make it a draft.',
            place: { file: page.file.path },
          },
        ];
  },
};

/** Per cent of the body's characters that stand in lines which the template alone does not give. Notes are the app's own. */
function shareOf(subject: Subject, page: Document): number {
  const body = page.outline.lines.slice(findBodyStart(page.outline.lines));
  const template = readTemplate(subject, page);
  const notes = new Set(subject.app.notes.split('\n'));
  let [all, own] = [0, 0];
  for (const line of body) {
    all += line.length;
    if (notes.has(line) || !givesLine(template, line)) own += line.length;
  }
  return Math.floor((100 * own) / Math.max(1, all));
}
