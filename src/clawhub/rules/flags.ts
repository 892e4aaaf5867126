import { findSummaryFlags } from '../facts/findSummaryFlags.ts';
import type { Rule } from '../../model/rule.ts';

export const clawhubFlags: Rule = {
  name: 'marketplace/flags',
  level: 'warning',
  about: "No part of an app's slug, name or description is one that ClawHub flags.",
  why: 'ClawHub looks for address shorteners and other signs as plain parts of the text: `t.co` is in "checkout.com", so that skill carries `suspicious.url_shortener` (openclaw/clawhub convex/lib/moderation.ts, `deriveModerationFlags`). No public effect is known, so an exception is fine where the brand is written that way. Links are looked at as well, but nobody can change that `t.co` is in "microsoft.com".',
  bad: { descriptor: 'name: Checkout.com' },
  good: { descriptor: 'name: Checkout' },
  excusable: true,
  ofApp: ({ app }) =>
    findSummaryFlags(`${app.slug}\n${app.name}\n${app.trigger}`).map(({ flag, found }) => ({
      message: `ClawHub would flag the app as ${flag} for "${found}"`,
      hint: 'Write the name or the description without it where that is right; else make an exception.',
      place: { at: ['name'] },
    })),
};
