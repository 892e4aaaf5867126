import type { Rule } from '../../model/rule.ts';

/** ClawHub's reviewing model was seen to read about so many characters of a page. */
const READ = 6000;

export const clawhubLength: Rule = {
  name: 'marketplace/page-length',
  level: 'warning',
  about: "A bundle's SKILL.md has at most 6,000 characters.",
  why: 'Reviewers at ClawHub were shown longer pages cut after about 6,000 characters and then called what was cut off unclear: a page of the public catalog is "suspicious" for that reason. What the user must confirm stands at a page\'s end.',
  bad: { notes: '- Orders close at midnight in the zone of the shop.\n'.repeat(80) },
  good: { notes: '- Orders close at midnight in the zone of the shop.' },
  excusable: true,
  ofApp: ({ app, bundle }) =>
    bundle
      .filter(({ file }) => file.path === `clawhub/${app.slug}/SKILL.md` && file.text.length > READ)
      .map(({ file }) => ({
        message: `The page has ${file.text.length} characters, expected at most ${READ}`,
        hint: 'Shorten the notes or the entities, or lower limits.popularActions.',
        place: { file: file.path },
      })),
};
