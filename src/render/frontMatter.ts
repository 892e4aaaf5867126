import type { Config } from '../model/config.ts';
import type { FrontMatter, FrontMatterValue } from '../model/files.ts';

/**
 * Returns what the front matter of a skill says: five of the specification's six keys, since `allowed-tools` would pre-approve commands that
 * must be confirmed. `more` is what `metadata` has besides the author.
 */
export function createHead(
  { name, description, compatibility }: Readonly<Record<'name' | 'description' | 'compatibility', string>>,
  { license, author }: Config,
  more: FrontMatter = {},
): FrontMatter {
  return { name, description, license, compatibility, metadata: { author: author.name, ...more } };
}

/**
 * Writes YAML front matter, in block style. Every scalar is a JSON string, which YAML 1.2 reads as a double-quoted one with
 * the same value: the one style that all measured clients accept (numbers, colons and quotes included). Keys are ours.
 */
export function formatFrontMatter(values: FrontMatter): string {
  return `---\n${formatYaml(values)}---\n`;
}

/** Writes such YAML without the dashes around it, for a file of its own. */
export function formatYaml(values: FrontMatter): string {
  return mapText(values, '');
}

function mapText(values: FrontMatter, indent: string): string {
  let text = '';
  for (const [key, value] of Object.entries(values)) text += `${indent}${key}:${valueText(value, indent)}`;
  return text;
}

/** What stands after a key: a scalar on its line, or a list or map below it. */
function valueText(value: FrontMatterValue, indent: string): string {
  if (typeof value === 'string') return ` ${scalar(value)}\n`;
  const inner = `${indent}  `;
  if (!isList(value)) return `\n${mapText(value, inner)}`;
  return `\n${value.map((item) => `${inner}- ${itemText(item, `${inner}  `)}`).join('')}`;
}

/** An item's first line stands behind its dash. */
function itemText(item: string | FrontMatter, indent: string): string {
  return typeof item === 'string' ? `${scalar(item)}\n` : mapText(item, indent).trimStart();
}

function isList(value: FrontMatterValue): value is readonly (string | FrontMatter)[] {
  return Array.isArray(value);
}

/** What JSON leaves bare and YAML forbids: DEL, the C1 controls, line and paragraph separators. */
const BARE = /[\u007F-\u009F\u2028\u2029\uFEFF]/;
const BARE_ALL = new RegExp(BARE.source, 'g');

function scalar(value: string): string {
  const json = JSON.stringify(value);
  return BARE.test(json)
    ? json.replace(BARE_ALL, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : json;
}
