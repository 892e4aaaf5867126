import type { Rule } from '../../model/rule.ts';

const NAMED =
  /\blicen[cs]ed under\b|\ball rights reserved\b|\bSPDX-License-Identifier\b|\b(?:MIT|Apache|BSD|A?GPL|LGPL|MPL|ISC|EPL|Creative Commons|CC[- ]BY)\b(?:[- ][\w.]+){0,3}[- ]licen[cs]e|©|\(c\) \d{4}|\bcopyright (?:\(c\)|\d{4})/i;

/** A page without any of these, in lower case, names no licence. */
const HINTS = ['licen', 'reserved', '©', '(c)', 'copyright'] as const;

export const clawhubLicence: Rule = {
  name: 'marketplace/licence',
  level: 'warning',
  about: 'A bundle for ClawHub names no licence.',
  why: 'Every skill on ClawHub is MIT-0, which its publisher accepts with each upload; "do not add conflicting license terms in SKILL.md" (openclaw/clawhub docs/skill-format.md). The public catalog says `license: MIT` in each page.',
  bad: { notes: 'The SDK is licensed under Apache 2.0.' },
  good: { notes: 'A licence in Acme Orders is the right of one user to sign in.' },
  excusable: true,
  ofApp: ({ bundle }) =>
    bundle.flatMap(({ file, outline }) => {
      const lower = file.text.toLowerCase();
      const at = HINTS.some((hint) => lower.includes(hint)) ? outline.lines.findIndex(isTerm) : -1;
      return at === -1
        ? []
        : [
            {
              message: `ClawHub allows no licence terms but its own: ${(outline.lines[at] ?? '').trim()}`,
              hint: 'Leave the sentence out, or make an exception if it is not about the page.',
              place: { file: file.path, line: at + 1 },
            },
          ];
    }),
};

function isTerm(line: string): boolean {
  return line.startsWith('license:') || NAMED.test(line);
}
