/**
 * SkillHub reads front matter line by line, not as YAML (`parse_skill_md_frontmatter` of skills_store_cli.py, published with
 * Tencent/skillhub, 2026): `key: value` or `key: [a, b]`, one pair of quotes taken off, nothing unescaped. A block scalar is
 * read as its mark, a nested key as one of the top. Agents read the same lines as YAML, so they are written to say the same to both.
 */
export type Head = Readonly<Record<string, HeadValue>>;
/** A line of text, or a list of such lines. */
export type HeadValue = string | readonly string[];

/** What has to be written with a mark that one of the readers takes for something else. */
const QUOTE = /["\\]/;

/** A text as both readers get it back: one line, and of two kinds of quotes the double ones made single. */
export function toHeadText(text: string): string {
  const line = text.replace(/[\p{C}\s]+/gu, ' ').trim();
  return QUOTE.test(line) && line.includes("'") ? line.replaceAll('"', "'").replaceAll('\\', '/') : line;
}

/** An item of a list as both readers get it back: without a comma or a bracket, which would begin another item. */
export function toHeadItem(text: string): string {
  return toHeadText(text.replace(/[,[\]"'\\]+/g, ' '));
}

/** Writes front matter of texts that `toHeadText` and `toHeadItem` made. */
export function formatHead(head: Head): string {
  const lines = Object.entries(head).map(([key, value]) => `${key}: ${valueText(value)}\n`);
  return `---\n${lines.join('')}---\n`;
}

function valueText(value: HeadValue): string {
  if (typeof value === 'string') return quoted(value);
  return `[${value.map(quoted).join(', ')}]`;
}

/** In single quotes YAML takes a backslash and a double quote as they are. */
function quoted(text: string): string {
  return QUOTE.test(text) ? `'${text}'` : `"${text}"`;
}

/** What SkillHub reads in a page; `null` when it finds no front matter. */
export function readHead(page: string): Head | null {
  const [first = '', ...rest] = page.split('\n');
  const end = rest.findIndex((line) => line.trim() === '---');
  if (first.trim() !== '---' || end === -1) return null;
  const read: Record<string, HeadValue> = {};
  for (const line of rest.slice(0, end)) {
    const colon = line.indexOf(':');
    const key = line.slice(0, Math.max(colon, 0)).trim();
    if (key === '' || line.trimStart().startsWith('#')) continue;
    read[key] = readValue(line.slice(colon + 1).trim());
  }
  return read;
}

function readValue(text: string): HeadValue {
  if (!text.startsWith('[') || !text.endsWith(']')) return unquoted(text);
  const items = text.slice(1, -1).split(',');
  return items.map((item) => unquoted(item.trim())).filter((item) => item !== '');
}

function unquoted(text: string): string {
  const isQuoted = text.length >= 2 && /^["']$/.test(text[0] ?? '') && text.endsWith(text[0] ?? '');
  return isQuoted ? text.slice(1, -1) : text;
}
