import { closeSync, fsyncSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { hasCode, createIoError } from '../errors.ts';
import { makeFolders } from '../disk/makeFolders.ts';

const attempt = {
  slug: z.string(),
  version: z.string(),
  fingerprint: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
};

const lineSchema = z.discriminatedUnion('kind', [
  /** Before a request that publishes is sent: from now on it may have happened. */
  z.object({ kind: z.literal('intent'), ...attempt, shape: z.string(), isNew: z.boolean() }),
  /** What became of it. `nothing`: it was certainly not carried out. Without an outcome an intent is open. */
  z.object({
    kind: z.literal('outcome'),
    ...attempt,
    result: z.enum(['published', 'pending', 'refused', 'nothing']),
    message: z.string().optional(),
    lasting: z.boolean().optional(),
  }),
  /** The registry wanted nothing more. */
  z.object({
    kind: z.literal('stop'),
    reason: z.string(),
    resumeAt: z.number().nullable(),
    message: z.string(),
    at: z.number(),
  }),
]);

/** One line of a journal. */
export type JournalLine = z.infer<typeof lineSchema>;
/** The line that is durable before the request is sent. */
export type IntentLine = Extract<JournalLine, { kind: 'intent' }>;
/** The line that closes an intent. */
export type OutcomeLine = Extract<JournalLine, { kind: 'outcome' }>;

/** What was sent to one registry and what came of it, one JSON object a line. */
export interface Journal {
  /** Appends a line. Durable when it comes back; throws (exit 5) when it cannot be written. */
  readonly append: (line: JournalLine) => void;
  readonly close: () => void;
}

/** Where the journal of a registry is kept. */
export function toJournalPath(stateDir: string, { id }: { readonly id: string }): string {
  return join(stateDir, 'publish', `${id.replaceAll(/[^\w.@-]/g, '_')}.jsonl`);
}

/**
 * Every line that can be read, in the order of writing; none when there is no journal. A line that a dying process left
 * half-written costs that line only: whatever it told, a look-up tells again.
 */
export function readJournal(path: string): readonly JournalLine[] {
  const lines = textOf(path)?.split('\n') ?? [];
  return lines.flatMap((line) => parseLine(line) ?? []);
}

/** Opens a journal for appending; the file comes to be with its first line. */
export function openJournal(path: string): Journal {
  let file: number | null = null;
  /** The last line has no end: its writing failed, in this run or in one before. */
  let isTorn = false;
  const open = (): number => {
    makeFolders(dirname(path));
    isTorn = !(textOf(path) ?? '\n').endsWith('\n');
    return (file = openSync(path, 'a', 0o600));
  };
  return {
    append: (line) => {
      try {
        const to = file ?? open();
        const text = `${isTorn ? '\n' : ''}${JSON.stringify(line)}\n`;
        isTorn = true;
        // `writeSync` may write a part, without an error, when the disk is nearly full.
        writeFileSync(to, text);
        isTorn = false;
        fsyncSync(to);
      } catch (error) {
        throw createIoError(`Cannot write ${path}, without which nothing may be published`, error);
      }
    },
    close: () => {
      if (file !== null) closeSync(file);
      file = null;
    },
  };
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw createIoError(`Cannot read ${path}`, error);
  }
}

function parseLine(text: string): JournalLine | null {
  try {
    return lineSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
