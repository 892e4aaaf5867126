import { scanPage } from '../facts/scanPage.ts';
import type { Rule } from '../../model/rule.ts';

export const clawhubScan: Rule = {
  name: 'marketplace/static-scan',
  level: 'warning',
  about: "No line of a bundle is one that ClawHub's static scan flags.",
  why: 'The scan blocks nothing by itself, but its flags are shown to the model that decides whether a skill is malicious, and two such verdicts ban the account (openclaw/clawhub convex/lib/moderationEngine.ts, specs/security-moderation.md). A table cell `Access token: automatically-regenerated` is enough.',
  bad: { notes: '- The answer has an API token: returns-expiring-credential' },
  good: { notes: '- The answer has an API token that expires.' },
  excusable: true,
  ofApp: ({ bundle }) =>
    bundle.flatMap(({ file, outline }) =>
      scanPage(file.text, outline.lines).map(({ line, code, what }) => ({
        message: `ClawHub's scan would flag this line (${code}): it ${what}`,
        hint: 'Word it differently: in the notes, or with "describe" for the sentence of an action; or make an exception.',
        place: { file: file.path, line },
      })),
    ),
};
