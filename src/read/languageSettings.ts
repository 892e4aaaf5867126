import type * as z from 'zod';
import { refuseTwice } from './refuseTwice.ts';
import { line } from './settingValues.ts';

/** The language of `app.md`, and of what skillpress words by itself. */
export const ENGLISH = 'en';

/** A language tag in its canonical form: `zh-CN`. */
export const language = line.superRefine((tag, { addIssue }) => {
  const known = canonicalTag(tag);
  if (known === tag) return;
  const way = known === null ? 'such as zh-CN' : `written as ${known}`;
  addIssue({ code: 'custom', message: `expected a language tag (BCP 47) ${way}` });
});

/** Reports a language that a list names again. */
export const eachLanguageOnce = refuseTwice('expected each language once');

/** A language tag as it is written; `null` for a text that is none. */
function canonicalTag(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    return null;
  }
}

/** Reports a language of pages that the catalog does not have. */
export function refineLanguages(
  { languages, skillLanguages }: { languages: readonly string[]; skillLanguages: readonly string[] },
  { addIssue }: z.RefinementCtx,
): void {
  const others = languages.slice(1);
  for (const [at, tag] of skillLanguages.entries())
    if (!others.includes(tag))
      addIssue({
        code: 'custom',
        path: ['skillLanguages', at],
        message: `expected one of "languages" besides English (${others.join(', ') || 'there is none'}), received ${tag}`,
      });
}
