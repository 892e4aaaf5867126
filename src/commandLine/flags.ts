import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Context } from '../commands/session.ts';
import { FORMATS, type Format } from '../report/report.ts';

/** Adds to `command` the flags of every command that reads a catalog, and returns it. */
export function withCommonFlags(command: Command, { env }: Context): Command {
  return command
    .option('--apps <dir>', 'folder of the descriptors', 'apps')
    .option('--templates <dir>', 'folder of the templates', 'templates')
    .option('--out <dir>', 'folder of the generated catalog', 'dist')
    .option('--concurrency <n>', 'how many apps are queried at once', readWholeNumber, 16)
    .option('--jobs <n>', 'how many threads build apps', readWholeNumber, availableParallelism())
    .option('--drafts', 'also build apps with "draft: true"', false)
    .addOption(
      new Option('--format <format>', 'how results are printed').choices(FORMATS).default(chooseFormat(env)),
    )
    .option('--quiet', 'print errors and counts only', false);
}

/** Returns the format of results when no flag says it. */
export function chooseFormat(env: Context['env']): Format {
  return env['GITHUB_ACTIONS'] === 'true' ? 'github' : 'text';
}

/** Reads the value of a flag that counts; throws `InvalidArgumentError`. */
export function readWholeNumber(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('expected a whole number from 1 to 9999.');
  return Number(text);
}

/** Reads the number of a port; throws `InvalidArgumentError`. */
export function readPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError('expected a number from 0 to 65535; 0 is any free port.');
  return Number(text);
}
