import * as z from 'zod';
import { createUsageError } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import { BASELINE_FILE } from '../text/fileNames.ts';
import { INPUT_LIMITS } from '../text/inputLimits.ts';
import { readText } from './inputFile.ts';
import { readCheckedJson, wordFirstProblem } from './readCheckedJson.ts';

/** Warnings that were there when the baseline was made: rule, file, and message with `#` for each number. */
const schema = z.strictObject({
  format: z.literal(1),
  warnings: z.array(z.tuple([z.string(), z.string(), z.string()])),
});

/** Findings that a baseline does not have, and how many it has. */
export interface AgainstBaseline {
  readonly fresh: readonly Finding[];
  readonly known: number;
}

/**
 * Leaves out the warnings that the baseline at `path` has. Errors always stay. A figure that changes in a message, or a line
 * that moves, does not make a warning a new one; one more of its kind in the file does. Throws a usage error for a broken file.
 */
export function leaveOutKnown(path: string, findings: readonly Finding[]): AgainstBaseline {
  const text = readText(path, INPUT_LIMITS.baseline);
  if (text === null) return { fresh: findings, known: 0 };
  const left = new Map<string, number>();
  for (const entry of parseBaseline(text)) {
    const key = JSON.stringify(entry);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  const fresh = findings.filter((finding) => {
    if (finding.level === 'error') return true;
    const key = JSON.stringify(toEntry(finding));
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
  return { fresh, known: findings.length - fresh.length };
}

/** The text of a baseline that has every warning among `findings`, one a line, sorted. */
export function formatBaseline(findings: readonly Finding[]): string {
  return formatEntries(findings.filter(({ level }) => level === 'warning').map(toEntry));
}

/** What messages call the folders that an app has its files in. */
type FolderLabels = Readonly<Record<'appsLabel' | 'outLabel', string>>;

/** Folders of the output folder that have a folder for each pack, which may be called as an app is. */
const OF_PACKS: ReadonlySet<string> = new Set(['packs', 'plugins']);

/** The text of a baseline in which an app is called `next`, or (`null`) of which nothing is left. Returns `null` where nothing is about the app. */
export function editBaseline(
  text: string,
  slug: string,
  next: string | null,
  labels: FolderLabels,
): string | null {
  const entries = parseBaseline(text);
  const edited = entries.flatMap((entry) => {
    const [rule = '', file = '', message = ''] = entry;
    const at = findApp(file, labels);
    const part = file.split('/')[at] ?? '';
    // "listings/acme.json": no slug has a dot.
    if (part !== slug && !part.startsWith(`${slug}.`)) return [entry];
    return next === null ? [] : [[rule, renamePart(file, at, slug, next), message]];
  });
  return edited.every((entry, at) => entry === entries[at]) && edited.length === entries.length
    ? null
    : formatEntries(edited);
}

/** Which part of a path names an app: below the apps the first, in the output folder the one below a root; -1 for none. */
function findApp(file: string, { appsLabel, outLabel }: FolderLabels): number {
  if (file.startsWith(`${appsLabel}/`)) return appsLabel.split('/').length;
  if (!file.startsWith(`${outLabel}/`)) return -1;
  const root = outLabel.split('/').length;
  return OF_PACKS.has(file.split('/')[root] ?? '') ? -1 : root + 1;
}

function renamePart(file: string, at: number, slug: string, next: string): string {
  return file
    .split('/')
    .map((part, index) => (index === at ? next + part.slice(slug.length) : part))
    .join('/');
}

function formatEntries(entries: readonly (readonly string[])[]): string {
  const lines = entries.map((entry) => JSON.stringify(entry));
  return `{"format":1,"warnings":[\n${lines.sort().join(',\n')}\n]}\n`;
}

function toEntry({ rule, file, message }: Finding): [string, string, string] {
  return [rule, file, message.replaceAll(/\d[\d,.]*/g, '#')];
}

function parseBaseline(text: string): readonly (readonly string[])[] {
  const read = readCheckedJson(schema, text);
  if (read.ok) return read.value.warnings;
  throw createUsageError(
    `${BASELINE_FILE}:${wordFirstProblem(read.problems)}`,
    'It is not for editing. Delete it and run skillpress check --update-baseline.',
  );
}
