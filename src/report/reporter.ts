import { appendFileSync } from 'node:fs';
import { createUsageError } from '../errors.ts';
import type { Format } from './report.ts';
import { escapeProperty } from './escapeCommand.ts';
import { findRepositoryPath } from './findRepositoryPath.ts';
import { createPainter, type Paint } from './terminal.ts';
import type { EnvironmentVariables } from '../model/environment.ts';
import { formatJson } from '../text/formatJson.ts';

type Made<T> = T | Promise<T>;

/** What a command found out, in every format. Each one is made, and the code for it loaded, only when it is asked for. */
export interface Reporter {
  /** The fields that docs/ promise, in their order. */
  readonly json: () => Made<object>;
  /** Text for people; an empty one is not printed. */
  readonly text: (paint: Paint, quiet: boolean) => Made<string>;
  /** Workflow commands, then text without colours. */
  readonly github: (quiet: boolean) => Made<string>;
  /** Markdown for the step summary of a workflow. */
  readonly summary?: () => Made<string>;
  /** Absent: what the command tells is not about lines of files (`checkFormat` refuses it). */
  readonly sarif?: (run: SarifRun) => Made<string>;
}

/** What SARIF tells of a run; `folder` is that of the catalog below the root of its repository. */
export interface SarifRun {
  readonly version: string;
  readonly exitCode: number;
  readonly folder: string;
}

/** Where a report goes, and how. */
export interface Printer {
  readonly stdout: (text: string) => void;
  readonly env: EnvironmentVariables;
  readonly colour: boolean;
  readonly version: string;
  readonly cwd: string;
}

interface FormatFlags {
  readonly format: Format;
  readonly quiet: boolean;
}

/** Throws a usage error for SARIF, which not every command has; called before any work is done. */
export function checkFormat(
  command: string,
  { format }: Pick<FormatFlags, 'format'>,
  hint = 'Use --format json.',
): void {
  if (format === 'sarif')
    throw createUsageError(`${command} has no SARIF: what it tells is not about lines of files`, hint);
}

/** Prints what a command found out in the format that was asked for: one whole document, with the exit code of the run in it. */
export async function printReport(
  reporter: Reporter,
  { stdout, env, colour, version, cwd }: Printer,
  { format, quiet }: FormatFlags,
  exitCode: number,
): Promise<void> {
  const text = await documentOf(reporter, { format, quiet, colour, version, exitCode, cwd });
  if (text !== '') stdout(text);
  const file = env['GITHUB_STEP_SUMMARY'];
  if (format === 'github' && file && reporter.summary) appendFileSync(file, await reporter.summary());
}

async function documentOf(
  { json, text, github, sarif }: Reporter,
  {
    format,
    quiet,
    colour,
    version,
    exitCode,
    cwd,
  }: FormatFlags & Pick<Printer, 'colour' | 'version' | 'cwd'> & { readonly exitCode: number },
): Promise<string> {
  if (format === 'json') return formatJson({ ...(await json()), exitCode });
  if (format === 'text') return text(createPainter(colour), quiet);
  const folder = findRepositoryPath(cwd);
  if (format === 'sarif') return (await sarif?.({ version, exitCode, folder })) ?? '';
  // A runner obeys that anywhere in a line (actions/runner src/Runner.Worker/ActionCommand.cs, TryParse).
  const lines = (await github(quiet)).replaceAll('##[', '## [');
  return folder === '' ? lines : lines.replaceAll(ANNOTATED, `$1${escapeProperty(folder)}/`);
}

/** The beginning of an annotation, up to a path that is not absolute. */
const ANNOTATED = /^(::(?:error|warning) file=)(?!\/)/gm;

/** Bytes: GitHub refuses a whole summary above 1 MiB, and other commands of the step may have written into it. */
export const MAX_SUMMARY = 900_000;

/** Text as a block of a step summary that nothing in it can end. */
export function formatSummaryBlock(title: string, text: string): string {
  return `### ${title}\n\n\`\`\`\`text\n${text.slice(0, MAX_SUMMARY).replaceAll('````', '')}\n\`\`\`\`\n\n`;
}
