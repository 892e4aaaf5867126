import { hash } from 'node:crypto';
import type { Descriptor } from '../model/descriptor.ts';
import type { Translation } from '../model/translation.ts';

/** What a translation translates: the texts that people wrote for readers. */
export type SourceTexts = Pick<Descriptor, 'name' | 'summary' | 'description' | 'keywords' | 'notes'>;

/** The first 16 hex digits of a digest of the English text of an app, by which a translation says what it translates. */
export function digestSource({ name, summary, description, keywords, notes }: SourceTexts): string {
  const texts = [name, summary, description, keywords, notes.trimEnd()];
  return hash('sha256', JSON.stringify(texts)).slice(0, 16);
}

/** The translations of what the descriptor says now: pages use no other ones. */
export function findCurrentTranslations({
  descriptor,
  translations,
}: {
  readonly descriptor: SourceTexts;
  readonly translations: readonly Translation[];
}): readonly Translation[] {
  if (translations.length === 0) return translations;
  const digest = digestSource(descriptor);
  return translations.filter(({ source }) => source === digest);
}
