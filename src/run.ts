import { CommanderError, type Command } from 'commander';
import { chooseFormat } from './commandLine/flags.ts';
import { createProgram } from './commandLine/program.ts';
import type { Context } from './commands/session.ts';
import { adviseOnIo, wordError, EXIT, KnownError } from './errors.ts';
import { FORMATS, type Format } from './report/report.ts';
import { printReport } from './report/reporter.ts';
import { EXTENSION_FILE } from './text/fileNames.ts';

/** One run of skillpress. */
export interface Run {
  /** Runs the command line and returns its exit code. */
  readonly done: () => Promise<number>;
  /** Ends the run with an error that nobody caught: words on standard error, in other formats than text a document; returns the exit code. */
  readonly fail: (error: unknown) => Promise<number>;
}

/** Prepares a run of the command line `args`, which begins behind the program's name. */
export function createRun(args: readonly string[], around: Context, stop: () => AbortSignal): Run {
  let exitCode: number = EXIT.done;
  /** Something stands on standard output: a second document would make neither of them one. */
  let printed = false;
  const stdout = (text: string): void => {
    printed = true;
    around.stdout(text);
  };
  const context: Context = { ...around, stdout };
  const program = createProgram({ context, stop, end: (code) => (exitCode = code) }, args[0]);
  const fail: Run['fail'] = async (error) => {
    const ending = failureOf(error, context, commandAsked(args, program));
    // Commander has printed its own message.
    const message = error instanceof CommanderError ? '' : `skillpress: ${ending.message}\n`;
    if (ending.message !== null)
      context.stderr(`${message}${ending.hint === null ? '' : `  ${ending.hint}\n`}`);
    if (!printed) await printFailure(ending, args, program, context);
    return ending.exitCode;
  };
  return {
    fail,
    done: async () => {
      try {
        if (args[0] === 'complete') (await import('./commandLine/complete.ts')).addComplete(program, context);
        await program.parseAsync(args, { from: 'user' });
        return exitCode;
      } catch (error) {
        return fail(error);
      }
    },
  };
}

async function printFailure(
  { message, hint, exitCode }: Ending,
  args: readonly string[],
  program: Command,
  context: Context,
): Promise<void> {
  const format = formatAsked(args, context);
  if (message === null || format === 'text') return;
  const { reportFailure } = await import('./report/reportFailure.ts');
  const report = reportFailure({ command: commandAsked(args, program), message, hint });
  await printReport(report, context, { format, quiet: false }, exitCode);
}

interface Ending {
  readonly exitCode: number;
  /** `null`: there is nothing to tell, as after `--help`. */
  readonly message: string | null;
  readonly hint: string | null;
}

function failureOf(error: unknown, { version, node }: Context, command: string): Ending {
  if (error instanceof CommanderError)
    return error.exitCode === 0
      ? { exitCode: EXIT.done, message: null, hint: null }
      : {
          exitCode: EXIT.usage,
          message: error.message.replace(/^error: /, ''),
          hint: proposeHelp(error, command),
        };
  if (error instanceof KnownError)
    return { exitCode: error.exitCode, message: error.message, hint: error.hint ?? null };
  if (error instanceof Error && 'syscall' in error)
    return {
      exitCode: EXIT.io,
      message: wordError(error),
      hint: adviseOnIo(error),
    };
  const stack = error instanceof Error ? (error.stack ?? '') : String(error);
  // A promise of the catalog's own that nobody waits for.
  if (stack.includes(EXTENSION_FILE))
    return {
      exitCode: EXIT.usage,
      message: `the code of ${EXTENSION_FILE} fails:\n${stack}`,
      hint: 'docs/extending.md has a whole example.',
    };
  const message = `this is a bug in skillpress ${version} (Node ${node.version}). Please report it with the lines below:\n${stack}`;
  return { exitCode: EXIT.bug, message, hint: null };
}

/** Commander prints the help itself where nothing was asked for. */
function proposeHelp({ code }: CommanderError, command: string): string | null {
  const name = command === 'skillpress' ? command : `skillpress ${command}`;
  return code === 'commander.help' ? null : `${name} --help shows how it is used.`;
}

/** The format on the command line, also of one that cannot be parsed. */
function formatAsked(args: readonly string[], { env }: Context): Format {
  const at = args.lastIndexOf('--format');
  const joined = args.findLast((arg) => arg.startsWith('--format='))?.slice('--format='.length);
  const asked = at === -1 ? joined : args[at + 1];
  return FORMATS.find((format) => format === asked) ?? chooseFormat(env);
}

function commandAsked(args: readonly string[], program: Command): string {
  const names = new Set(program.commands.map((command) => command.name()));
  return args.find((arg) => names.has(arg)) ?? 'skillpress';
}
