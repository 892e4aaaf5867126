import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { SelectionFlags } from '../commands/selectApps.ts';
import type { Context } from '../commands/session.ts';
import { toSlug } from '../commands/toSlug.ts';
import { FORMATS, type Format } from '../report/report.ts';

/** Flags that every command takes, so that a script can pass the same to each; its help shows those that it uses. */
const COMMON = {
  apps: () => new Option('--apps <dir>', 'folder of the descriptors').default('apps'),
  templates: () => new Option('--templates <dir>', 'folder of the templates').default('templates'),
  out: () => new Option('--out <dir>', 'folder of the generated catalog').default('dist'),
  concurrency: () =>
    new Option('--concurrency <n>', 'how many apps are asked about at once')
      .argParser(readWholeNumber)
      .default(16),
  jobs: () =>
    new Option('--jobs <n>', 'how many threads build apps')
      .argParser(readWholeNumber)
      .default(availableParallelism(), 'one for each core'),
  drafts: () => new Option('--drafts', 'also take apps with "draft: true"').default(false),
  format: (env: Context['env']) =>
    new Option('--format <format>', 'how results are printed').choices(FORMATS).default(chooseFormat(env)),
  quiet: () => new Option('--quiet', 'print errors and counts only').default(false),
};

/** A flag that every command takes. */
export type CommonFlag = keyof typeof COMMON;

/** The flags of a command that renders apps, in memory or to disk. */
export const RENDERING: readonly CommonFlag[] = [
  'apps',
  'templates',
  'out',
  'jobs',
  'drafts',
  'format',
  'quiet',
];

/** Adds to `command` the flags that every command takes, and returns it; its help shows those that it uses. */
export function withCommonFlags(
  command: Command,
  { env }: Context,
  used: readonly CommonFlag[] = RENDERING,
): Command {
  for (const name of Object.keys(COMMON) as CommonFlag[])
    command.addOption(COMMON[name](env).hideHelp(!used.includes(name)));
  return command;
}

/** Adds to `command` the apps that it is given, by name, glob or category, and returns it; `acts` ends "apps to …". */
export function withApps(command: Command, acts: string): Command {
  return command
    .argument('[app...]', `apps to ${acts}, by folder or glob ("google-*"); all by default`)
    .addOption(
      new Option('--category <key>', 'also the apps of a category; repeatable')
        .argParser(collect)
        .default([], 'none'),
    );
}

/** Collects the values of a flag that may be given several times. */
export function collect(value: string, others: string[]): string[] {
  return [...others, value];
}

/** Returns the slugs of the apps that a command line names, each once; code that matches globs and categories is loaded for those only. */
export async function readApps(
  context: Context,
  named: readonly string[],
  flags: SelectionFlags,
): Promise<readonly string[]> {
  const slugs = [...new Set(named.map((name) => toSlug(context, flags, name)))];
  if (flags.category.length === 0 && !slugs.some((name) => /[^a-z0-9-]/.test(name))) return slugs;
  const { selectApps } = await import('../commands/selectApps.ts');
  return selectApps(context, slugs, flags);
}

/** Adds examples to the help of `command`, and returns it: command lines without "skillpress", and what each does. */
export function withExamples(command: Command, examples: Readonly<Record<string, string>>): Command {
  const width = Math.max(...Object.keys(examples).map(({ length }) => length));
  const lines = Object.entries(examples).map(
    ([line, does]) => `  $ skillpress ${line.padEnd(width)}  # ${does}`,
  );
  return command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
}

/** Returns the format of results when no flag says it. */
export function chooseFormat(env: Context['env']): Format {
  return env['GITHUB_ACTIONS'] === 'true' ? 'github' : 'text';
}

/** Reads a whole number from 1 to 9999; throws `InvalidArgumentError`. */
export function readWholeNumber(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('expected a whole number from 1 to 9999.');
  return Number(text);
}

/** Reads a whole number of seconds from 1 to 9999, and returns it in milliseconds; throws `InvalidArgumentError`. */
export function readSeconds(text: string): number {
  return readWholeNumber(text) * 1000;
}

/** Reads how many are told: a whole number from 1 to 9999, or "all", which is infinity; throws `InvalidArgumentError`. */
export function readMost(text: string): number {
  return text === 'all' ? Number.POSITIVE_INFINITY : readWholeNumber(text);
}

/** Reads the number of a port, from 0 to 65535; throws `InvalidArgumentError`. */
export function readPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError('expected a number from 0 to 65535; 0 is any free port.');
  return Number(text);
}
