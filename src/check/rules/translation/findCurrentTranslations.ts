import type { Subject } from '../../../model/rule.ts';
import type { Translation } from '../../../model/translation.ts';
import { digestSource } from '../../../text/sourceDigest.ts';

/** Translations of what the descriptor says now: those that pages use. */
export function findCurrentTranslations({ descriptor, translations }: Subject): readonly Translation[] {
  if (translations.length === 0) return translations;
  const digest = digestSource(descriptor);
  return translations.filter(({ source }) => source === digest);
}
