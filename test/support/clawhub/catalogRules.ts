import { Refusal } from './answers.ts';

const CATEGORIES = new Set(
  `integrations automation research development productivity communication creative knowledge agents operations
  security finance lifestyle other`.split(/\s+/),
);
const RESERVED_TOPICS = new Set(
  `approved audited certified clawhub community curated endorsed featured official officials openclaw recommended
  staff-pick trusted trusted-publisher verified`.split(/\s+/),
);
const MAX_CATEGORIES = 3;
const MAX_TOPICS = 5;
const TOPIC_LENGTH = 48;

/** The categories of a payload, at most 3 of the 14 (packages/schema/src/catalogMetadata.ts). */
export function categories(values: readonly string[]): string[] {
  const unknown = values.find((value) => !CATEGORIES.has(value.trim()));
  if (unknown !== undefined) throw new Refusal(`Unknown skill category slug "${unknown.trim()}"`);
  const unique = [...new Set(values.map((value) => value.trim()))];
  const named = unique.filter((value) => value !== 'other');
  const kept = named.length > 0 ? named : unique;
  if (kept.length > MAX_CATEGORIES) throw new Refusal(`Categories are limited to ${MAX_CATEGORIES}`);
  return kept;
}

const slugOf = (label: string) =>
  label
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');

function topic(raw: string): string | null {
  if (/\p{Cf}/u.test(raw)) throw new Refusal('Topics cannot include invisible format controls');
  const label = raw.normalize('NFKC').trim().replace(/\s+/g, ' ');
  if (label === '') return null;
  if (label.length > TOPIC_LENGTH) throw new Refusal(`Topics must be ${TOPIC_LENGTH} characters or fewer`);
  const slug = slugOf(label);
  if (slug === '') throw new Refusal(`Invalid topic "${label}"`);
  if (RESERVED_TOPICS.has(slug)) throw new Refusal(`Topic "${label}" is reserved by ClawHub`);
  return label;
}

/** The topics of a payload: at most 5 free labels of at most 48 characters, none reserved. */
export function topics(values: readonly string[]): string[] {
  const bySlug = new Map<string, string>();
  for (const value of values) {
    const label = topic(value);
    if (label !== null && !bySlug.has(slugOf(label))) bySlug.set(slugOf(label), label);
  }
  if (bySlug.size > MAX_TOPICS) throw new Refusal(`Topics are limited to ${MAX_TOPICS}`);
  return [...bySlug.values()];
}
