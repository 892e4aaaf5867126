import { po, type GetTextTranslation, type GetTextTranslationRecord } from 'gettext-parser';
import { createUsageError, wordError } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import type { Translation } from '../model/translation.ts';
import { readTranslation } from '../read/translation.ts';
import { digestSource } from '../text/sourceDigest.ts';
import { formatTranslation } from './formatTranslation.ts';
import { PO_CONTEXT } from './poContext.ts';

/** What came of one app of a PO file. */
export type ImportedTranslation =
  /** The text of its `app.<language>.md`. */
  | { readonly slug: string; readonly text: string }
  /** Why nothing is to be written: texts are empty, texts are marked as fuzzy, or the catalog has no such app. */
  | { readonly slug: string; readonly left: 'unfinished' | 'fuzzy' | 'unknown' }
  /** The errors for which nothing is to be written. */
  | { readonly slug: string; readonly findings: readonly Finding[] };

/** What a PO file holds. */
export interface ImportedPo {
  /** The language of its header, as a BCP 47 tag; `null` when it has none. */
  readonly language: string | null;
  readonly record: GetTextTranslationRecord;
}

/**
 * Finds texts that are called like a method of every object, as "constructor": when gettext-parser 10 validates, it takes them for texts that
 * it has seen already.
 */
const NAMES_INHERITED = new RegExp(
  `^msgid "(?:${Object.getOwnPropertyNames(Object.prototype).join('|')})"$`,
  'm',
);

/** Parses a PO file; `file` is how messages name it. Throws a usage error for a text that is not a PO file. */
export function parsePo(file: string, text: string): ImportedPo {
  try {
    const { headers, translations } = po.parse(text, { validation: !NAMES_INHERITED.test(text) });
    if (!headers) throw new Error('it has no header');
    const language = Object.entries(headers).find(([name]) => name.toLowerCase() === 'language')?.[1];
    return { language: language?.trim().replaceAll('_', '-') || null, record: translations };
  } catch (error) {
    throw createUsageError(
      `${file} is no PO file: ${wordError(error)}`,
      'Take a file that `skillpress translate --export` wrote.',
    );
  }
}

/**
 * The translations of a PO file, app by app, each checked as `app.<language>.md` is. It translates the English text that the PO file
 * has: when app.md says something else by now, the translation is stale.
 */
export function importPo(
  { record }: ImportedPo,
  {
    file,
    language,
    slugs,
  }: { readonly file: string; readonly language: string; readonly slugs: readonly string[] },
): ImportedTranslation[] {
  const known = new Set(slugs);
  return [...groupByApp(record)].map(([slug, entries]): ImportedTranslation => {
    if (!known.has(slug)) return { slug, left: 'unknown' };
    const all = [...entries.values()];
    const needed = [...entries].filter(([field]) => !OPTIONAL.has(field)).map(([, entry]) => entry);
    if (needed.some((entry) => textOf(entry) === '')) return { slug, left: 'unfinished' };
    if (all.some(isFuzzy)) return { slug, left: 'fuzzy' };
    const text = formatTranslation(toTranslation(entries));
    const { translation, findings } = readTranslation(slug, file, language, text);
    // Lines of a text that is not written lead nowhere.
    const errors = findings
      .filter(({ level }) => level === 'error')
      .map(({ level, rule, message }): Finding => ({ level, rule, app: slug, file, message }));
    return translation && errors.length === 0 ? { slug, text } : { slug, findings: errors };
  });
}

/** The fields that may stay empty. */
const OPTIONAL: ReadonlySet<string> = new Set([PO_CONTEXT.name, PO_CONTEXT.trigger]);

type Entries = ReadonlyMap<string, GetTextTranslation>;

/** The entries of each app by their field. */
function groupByApp(record: GetTextTranslationRecord): Map<string, Map<string, GetTextTranslation>> {
  const apps = new Map<string, Map<string, GetTextTranslation>>();
  for (const [context, entries] of Object.entries(record)) {
    const [slug = '', ...field] = context.split('/');
    const entry = Object.values(entries)[0];
    if (field.length === 0 || !entry) continue;
    const fields = apps.get(slug) ?? new Map<string, GetTextTranslation>();
    fields.set(field.join('/'), entry);
    apps.set(slug, fields);
  }
  return apps;
}

function toTranslation(entries: Entries): Omit<Translation, 'language'> {
  const { name, summary, description, trigger, notes } = PO_CONTEXT;
  const english = (field: string): string => entries.get(field)?.msgid ?? '';
  const told = (field: string): string => textOf(entries.get(field));
  const keywords = keywordFields(entries);
  const source = digestSource({
    name: english(name),
    summary: english(summary),
    description: entries.has(description) ? english(description) : null,
    keywords: keywords.map(english),
    notes: english(notes),
  });
  return {
    source,
    name: told(name) || null,
    summary: told(summary),
    description: told(description) || told(trigger) || null,
    keywords: keywords.map(told),
    notes: told(notes),
  };
}

function keywordFields(entries: Entries): string[] {
  const prefix = `${PO_CONTEXT.keyword}/`;
  const place = (field: string): number => Number(field.slice(prefix.length));
  return [...entries.keys()].filter((field) => field.startsWith(prefix)).sort((a, b) => place(a) - place(b));
}

function textOf(entry: GetTextTranslation | undefined): string {
  return (entry?.msgstr[0] ?? '').trim();
}

function isFuzzy({ comments }: GetTextTranslation): boolean {
  return /(?:^|[\s,])fuzzy(?:$|[\s,])/.test(comments?.flag ?? '');
}
