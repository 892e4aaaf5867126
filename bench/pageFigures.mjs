import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { parse } from 'yaml';

/**
 * Measures pages as a stranger would: nothing of src/ is used, front matter is read by two YAML libraries.
 * @typedef {{ slug: string, text: string, data: Record<string, unknown> | null, body: string, name: string, files: string[] }} Page
 */

const CHARACTERS_PER_TOKEN = 4;
/** https://agentskills.io/specification */
const KEYS = new Set(['name', 'description', 'license', 'compatibility', 'metadata', 'allowed-tools']);
const REFUSAL =
  /\bI(?:['’]m| am) (?:sorry|unable|a large language model)|\bI (?:cannot|can['’]t|don['’]t have|do not have|lack|need a description)\b|\bas an? (?:AI|large language) |\bcannot (?:provide|fulfil)|\b(?:don['’]t have|not|lack) enough information|\binsufficient information|\bplease provide (?:a|more)\b|\bnot (?:a |an )?(?:widely|well)[- ](?:known|recognized)|\bno official API or developer documentation/i;
const GENERIC =
  /\b(?:manage|read and change) (?:data|records)(?:,? and|,) (?:data|records|automate|workflows)\b|data, records, and (?:automate )?workflows|wants to interact with .{1,80} data|use the available actions to discover/i;
const CONTROL =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFFD\uE000-\uF8FF\u{E0000}-\u{E007F}]/u;

/** Every `<slug>/SKILL.md` of a folder. */
export function readPages(dir) {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((slug) => ({
      ...toPage(slug, readFileSync(join(dir, slug, 'SKILL.md'), 'utf8')),
      files: textsIn(join(dir, slug)),
    }));
}

/** The texts of all files of a skill. */
function textsIn(dir) {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

function toPage(slug, text) {
  const [, head, body = text] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const name = /^# (.*)$/m.exec(body)?.[1] ?? slug;
  return {
    slug,
    text,
    data: head === undefined ? null : dataOf(head),
    body,
    name: name.replaceAll('\\', ''),
  };
}

/** What both parsers read; `null` where one fails or they differ, as clients use the one or the other. */
function dataOf(head) {
  try {
    const data = parse(head);
    const isMap = typeof data === 'object' && data !== null && !Array.isArray(data);
    return isMap && JSON.stringify(data) === JSON.stringify(load(head)) ? data : null;
  } catch {
    return null;
  }
}

/** The figures of one set of pages, by the names under which `BOUNDS` bounds them. */
export function measurePages(pages) {
  const having = (test) => pages.filter(test).length;
  return {
    pages: pages.length,
    violations: having((page) => violationsOf(page).length > 0),
    refusals: having(({ text }) => REFUSAL.test(text)),
    controls: having(({ files }) => files.some((text) => CONTROL.test(text))),
    generic: having(({ data }) => GENERIC.test(String(data?.description ?? ''))),
    noDescription: having(({ text }) => /no description/i.test(text)),
    dangling: having(({ body }) => hasDanglingStep(body)),
    arguments: having(({ body }) => hasBadArgument(body)),
    sameDescription: sameDescriptions(pages),
    tokens: median(pages.map(({ text }) => text.length / CHARACTERS_PER_TOKEN)),
    boilerplate: boilerplateShare(pages),
  };
}

/** The figures of what ClawHub gets: a published page was its own bundle. */
export function measureBundles(bundles) {
  const shapes = bundles.map(({ text }) => fingerprint(text));
  return {
    bundleControls: bundles.filter(({ files }) => files.some((text) => CONTROL.test(text))).length,
    bundleHeads: bundles.filter(
      ({ slug, data }) =>
        data?.name !== slug || typeof data.description !== 'string' || data.description === '',
    ).length,
    fingerprint: largestGroup(shapes) / bundles.length,
    fingerprints: new Set(shapes).size,
  };
}

/** What the Agent Skills specification forbids. */
export function violationsOf({ slug, data }) {
  if (data === null) return ['the front matter is no YAML map, or two parsers read it differently'];
  const { name, description, license, compatibility, metadata } = data;
  const text = (value, max) => typeof value === 'string' && value.trim() !== '' && value.length <= max;
  const checks = {
    'a key that is not in the specification': Object.keys(data).every((key) => KEYS.has(key)),
    name: text(name, 64) && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name),
    'the name is not that of its folder': name === slug,
    description: text(description, 1024),
    license: license === undefined || text(license, 500),
    compatibility: compatibility === undefined || text(compatibility, 500),
    metadata:
      metadata === undefined ||
      (metadata !== null &&
        typeof metadata === 'object' &&
        Object.values(metadata).every((value) => typeof value === 'string')),
  };
  return Object.entries(checks).flatMap(([what, holds]) => (holds ? [] : [what]));
}

/** "Step 2" where nothing is numbered 2; a heading "1b." without a 1a. */
function hasDanglingStep(body) {
  const steps = new Set([...body.matchAll(/^(?:#{1,6}\s+(?:Step )?)?(\d+)\.?\s/gm)].map(([, step]) => step));
  const mentions = [...body.matchAll(/\bsteps? (\d+)\b/gi)].map(([, step]) => step);
  return mentions.some((step) => !steps.has(step)) || (/^#+ \d+b\./m.test(body) && !/^#+ \d+a\./m.test(body));
}

/** An empty argument of a command, or an address to connect to that is none. */
function hasBadArgument(body) {
  const commands = [...body.matchAll(/^[ \t]*(`{3,})\w*\n([\s\S]*?)^[ \t]*\1/gm)]
    .map(([, , code]) => code)
    .join('\n');
  const addresses = [...commands.matchAll(/connection ensure ("[^"]*"|\S*)/g)].map(([, given]) =>
    given.replaceAll('"', ''),
  );
  return /(?:^|[\s=])(?:""|'')(?:\s|$)/m.test(commands) || addresses.some((each) => !isAddress(each));
}

function isAddress(text) {
  return /^https?:\/\/[^\s"'`$\\]+$/.test(text) && URL.canParse(text) && new URL(text).hostname.includes('.');
}

/** Pairs of apps whose descriptions are the same once their names are taken out. */
function sameDescriptions(pages) {
  const counts = countBy(pages.map(({ data, name }) => withoutBrand(String(data?.description ?? ''), name)));
  return [...counts.values()].reduce((pairs, count) => pairs + (count * (count - 1)) / 2, 0);
}

function withoutBrand(text, name) {
  return text.toLowerCase().replaceAll(name.toLowerCase(), '').replaceAll(/\s+/g, ' ').trim();
}

/** Median share, in characters, of lines that more than half of all pages have, of the pages that list actions. */
function boilerplateShare(pages) {
  const linesOf = ({ body, name }) => body.split('\n').map((line) => line.trim().replaceAll(name, 'APP'));
  const counts = countBy(pages.flatMap((page) => [...new Set(linesOf(page))]));
  const shares = pages.filter(listsActions).map((page) => {
    const lines = linesOf(page);
    const length = (some) => some.reduce((sum, line) => sum + line.length + 1, 0);
    return length(lines.filter((line) => counts.get(line) > pages.length / 2)) / length(lines);
  });
  return median(shares);
}

/** A table of actions as published, or the section of them. */
function listsActions({ body }) {
  return /^\| Name \| Key \|/m.test(body) || /^## Actions$/m.test(body);
}

/**
 * openclaw/clawhub convex/lib/skillQuality.ts, toStructuralFingerprint: the shape of the first 80 lines, with words as Unicode
 * parts them.
 */
export function fingerprint(text) {
  const body = text.replace(/^---\s*\n[\s\S]*?\n---\s*\n?/, '');
  const lines = body.split('\n').map((line) => line.trim());
  return lines
    .filter(Boolean)
    .slice(0, 80)
    .map((line) => {
      const [lead = ''] = /^(?:#{1,3} |[-*]\s+|\d+\.\s+)/.exec(line) ?? [];
      const kind = lead.startsWith('#')
        ? `h${lead.trim().length}`
        : /^\d/.test(lead)
          ? 'n'
          : lead === ''
            ? 'p'
            : 'b';
      return kind + sizeOf(line.slice(lead.length));
    })
    .join('|');
}

const WORDS = new Intl.Segmenter('en', { granularity: 'word' });

function sizeOf(text) {
  let words = 0;
  for (const { isWordLike } of WORDS.segment(text)) words += isWordLike ? 1 : 0;
  return words <= 2 ? 's' : words <= 6 ? 'm' : 'l';
}

function largestGroup(values) {
  return Math.max(0, ...countBy(values).values());
}

function countBy(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
