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
  const lines = findings
    .filter(({ level }) => level === 'warning')
    .map((each) => JSON.stringify(toEntry(each)));
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
