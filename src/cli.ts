#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { availableParallelism, constants } from 'node:os';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { BudgetFlags } from './commands/checkBudget.ts';
import type { TriggerFlags } from './commands/checkTriggers.ts';
import type { BuildFlags, CommonFlags, Context, PatienceFlags } from './commands/session.ts';
import type { ImportFlags } from './commands/import.ts';
import type { PublishFlags } from './commands/publish.ts';
import type { StatusFlags } from './commands/status.ts';
import type { ReleaseFlags } from './commands/release.ts';
import type { ServeFlags } from './commands/serve.ts';
import { errorText, EXIT, hasCode, KnownError } from './errors.ts';
import { FORMATS, type Format } from './report/report.ts';

const { version, engines } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as {
  version: string;
  engines: { node: string };
};
const { env } = process;
const noColour = Boolean(env['NO_COLOR']);
const DEFAULT_FORMAT: Format = env['GITHUB_ACTIONS'] === 'true' ? 'github' : 'text';
let outputLost = false;
/** Something stands on standard output: a second document would make neither of them one. */
let printed = false;

const context: Context = {
  cwd: process.cwd(),
  env,
  stdout: (text) => {
    printed = true;
    process.stdout.write(text);
  },
  stderr: (text) => void process.stderr.write(text),
  terminal: process.stderr.isTTY === true && !env['CI'],
  colour: process.stdout.isTTY === true && !noColour,
  version,
  now: () => performance.now(),
  wall: () => Date.now(),
  node: { version: process.version, wanted: engines.node },
};

// The same modes whatever the caller's umask: dist/ is served and committed.
process.umask(0o022);
process.stdout.on('error', (error) => {
  // The reader went away (`skillpress … | head`): what was begun is finished all the same, and the exit code tells.
  if (hasCode(error, 'EPIPE') || outputLost) return;
  outputLost = true;
  context.stderr(`skillpress: Cannot print the results: ${errorText(error)}\n`);
});
// Nobody is left to be told.
process.stderr.on('error', () => {});
process.on('exit', () => {
  if (outputLost) process.exitCode = EXIT.io;
});

/** The first SIGINT or SIGTERM asks a command to stop, the second ends it at once. */
function stopSignal(): AbortSignal {
  const asked = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.on(name, () => {
      if (asked.signal.aborted) process.exit(128 + constants.signals[name]);
      asked.abort(name);
    });
  return asked.signal;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('expected a whole number from 1 to 9999.');
  return Number(text);
}

function port(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError('expected a number from 0 to 65535; 0 is any free port.');
  return Number(text);
}

function withCommonFlags(command: Command): Command {
  return command
    .option('--apps <dir>', 'folder of the descriptors', 'apps')
    .option('--templates <dir>', 'folder of the templates', 'templates')
    .option('--out <dir>', 'folder of the generated catalog', 'dist')
    .option('--concurrency <n>', 'how many apps are queried at once', wholeNumber, 16)
    .option('--jobs <n>', 'how many threads build apps', wholeNumber, availableParallelism())
    .option('--drafts', 'also build apps with "draft: true"', false)
    .addOption(
      new Option('--format <format>', 'how results are printed').choices(FORMATS).default(DEFAULT_FORMAT),
    )
    .option('--quiet', 'print errors and counts only', false);
}

const program = new Command('skillpress')
  .description('Generates and publishes catalogs of agent skills from app descriptors and the Membrane API.')
  .version(version)
  .showSuggestionAfterError()
  .exitOverride()
  .addHelpText(
    'after',
    `
Exit codes: 0 done · 1 findings, or --check found a difference · 2 usage or configuration · 3 some apps could not be
queried · 4 not everything was published · 5 local input/output · 6 another run holds the lock · 70 a bug in skillpress ·
130, 143 interrupted

Environment: MEMBRANE_TOKEN (query Membrane), MEMBRANE_API_URL, CLAWHUB_TOKEN (publish), CLAWHUB_REGISTRY, MEMBRANE_WORKSPACE_KEY,
MEMBRANE_WORKSPACE_SECRET, SECONDME_API_URL (serve), NO_COLOR, CI, GITHUB_ACTIONS, GITHUB_EVENT_NAME, GITHUB_STEP_SUMMARY`,
  );

withCommonFlags(
  program
    .command('build')
    .description(
      'build the catalog: query Membrane if MEMBRANE_TOKEN is set, render, check, write what differs',
    )
    .argument('[app...]', 'apps to query and write; all by default'),
)
  .option('--timeout <seconds>', 'how long Membrane may take in all (600)', wholeNumber)
  .option('--frozen', 'use the snapshots, touch no network', false)
  .option('--check', 'write nothing; exit 1 if anything would change', false)
  .option('--diff', 'print the changes as a unified diff', false)
  .option('--fix', 'in descriptors, rename or remove keys of actions that are gone', false)
  .addOption(
    new Option(
      '--accept <app>',
      'take an upstream change that was held back; repeatable, "all" for every app',
    )
      .argParser((app: string, others: string[]) => [...others, app])
      .default([], 'none'),
  )
  .action(async (apps: string[], flags: BuildFlags) => {
    const { build } = await import('./commands/build.ts');
    process.exitCode = await build(context, apps, flags, stopSignal());
  });

withCommonFlags(
  program
    .command('check')
    .description('apply every rule to descriptors, snapshots and rendered pages; write nothing')
    .argument('[app...]', 'apps to report; all by default'),
)
  .option('--budget', 'tell instead what clients would show an agent of these apps', false)
  .addOption(
    new Option('--category <key>', 'with --budget: also the apps of a category; repeatable')
      .argParser((key: string, others: string[]) => [...others, key])
      .default([], 'none')
      .implies({ budget: true }),
  )
  .addOption(
    new Option('--triggers', 'tell instead which app each request of a user finds')
      .default(false)
      .conflicts('budget'),
  )
  .addOption(
    new Option(
      '--requests <file>',
      "with --triggers: a YAML file of requests in place of the descriptors'",
    ).implies({
      triggers: true,
    }),
  )
  .action(
    async (apps: string[], flags: BudgetFlags & TriggerFlags & { budget: boolean; triggers: boolean }) => {
      if (flags.triggers) {
        const { checkTriggers } = await import('./commands/checkTriggers.ts');
        process.exitCode = await checkTriggers(context, apps, flags);
      } else if (flags.budget) {
        const { checkBudget } = await import('./commands/checkBudget.ts');
        process.exitCode = await checkBudget(context, apps, flags);
      } else {
        const { check } = await import('./commands/check.ts');
        process.exitCode = await check(context, apps, flags, stopSignal());
      }
    },
  );

withCommonFlags(
  program
    .command('release')
    .description(
      'record a version and changelog entry for each app whose bundle changed since its last release, then build',
    )
    .argument('[app...]', 'apps to release; all by default'),
)
  .option('--check', 'write nothing; exit 1 if an app changed without a release', false)
  .action(async (apps: string[], flags: ReleaseFlags) => {
    const { release } = await import('./commands/release.ts');
    process.exitCode = await release(context, apps, flags, stopSignal());
  });

withCommonFlags(
  program
    .command('publish')
    .description('send the releases that a registry lacks; safe to run again and again')
    .argument('[app...]', 'apps to publish; all by default'),
)
  .option('--dry-run', 'print the plan with its calendar; send nothing', false)
  .option('--registry <name>', 'where to publish: clawhub or directory', 'clawhub')
  .option('--to <dir>', 'the folder of the registry "directory"')
  .option('--limit <n>', 'send at most so many versions', wholeNumber)
  .option('--wait <seconds>', 'wait so long for versions that are pending', wholeNumber)
  .action(async (apps: string[], flags: PublishFlags) => {
    const { publish } = await import('./commands/publish.ts');
    process.exitCode = await publish(context, apps, flags, stopSignal());
  });

withCommonFlags(
  program
    .command('status')
    .description(
      'tell what a registry has of each app: version, review, verdicts, use; changes nothing there',
    )
    .argument('[app...]', 'apps to ask about; all by default'),
)
  .option('--save', 'keep what was seen in status.json, for the listings', false)
  .option('--registry <name>', 'which registry to ask: clawhub or directory', 'clawhub')
  .option('--to <dir>', 'the folder of the registry "directory"')
  .action(async (apps: string[], flags: StatusFlags) => {
    const { status } = await import('./commands/status.ts');
    process.exitCode = await status(context, apps, flags, stopSignal());
  });

program
  .command('serve')
  .description(
    'serve the built catalog to agents as an MCP server: POST /mcp for all of it, POST /mcp/<slug> for one app, GET /healthz',
  )
  .option('--out <dir>', 'folder of the generated catalog', 'dist')
  .option('--stdio', 'speak on standard input and output instead, to the one client that started it', false)
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .option('--port <n>', 'port to listen on; 0 is any free one', port, 8080)
  .option(
    '--allow-agent-sessions',
    "let callers have Membrane's agent build what is missing: costs credits",
    false,
  )
  .addHelpText(
    'after',
    `
Who may use it is in catalog.yaml, as "serve: { users: none | secondme, hosts: [mcp.example.com], callsPerMinute: 120 }".

Environment: MEMBRANE_TOKEN (acts for every caller, with users: none), MEMBRANE_WORKSPACE_KEY and
MEMBRANE_WORKSPACE_SECRET (sign a token for each user's own tenant, with users: secondme), SECONDME_API_URL, MEMBRANE_API_URL`,
  )
  .action(async (flags: ServeFlags) => {
    const { serve } = await import('./commands/serve.ts');
    process.exitCode = await serve(context, flags, stopSignal());
  });

withCommonFlags(
  program
    .command('new')
    .description('write a descriptor to fill in')
    .argument('<slug>', 'name of the skill and of its folder'),
).action(async (slug: string, flags: CommonFlags) => {
  const { newApp } = await import('./commands/new.ts');
  process.exitCode = newApp(context, slug, flags);
});

withCommonFlags(
  program
    .command('import')
    .description('adopt a tree of published <slug>/SKILL.md pages as descriptors and snapshots')
    .argument('<dir>', 'folder of the pages'),
)
  .option('--force', 'replace descriptors and snapshots that are there already', false)
  .option('--dry-run', 'write nothing but the report', false)
  .option('--report <file>', 'write the whole report there, as JSON')
  .action(async (dir: string, flags: ImportFlags) => {
    const { importTree } = await import('./commands/import.ts');
    process.exitCode = await importTree(context, dir, flags);
  });

withCommonFlags(
  program
    .command('doctor')
    .description(
      'tell what is wrong with the set-up and how to mend it; asks Membrane once if MEMBRANE_TOKEN is set',
    ),
)
  .option('--timeout <seconds>', 'how long Membrane may take (30)', wholeNumber)
  .action(async (flags: CommonFlags & PatienceFlags) => {
    const { doctor } = await import('./commands/doctor.ts');
    process.exitCode = await doctor(context, flags);
  });

process.on('uncaughtException', (error) => {
  void end(error).finally(() => process.stdout.write('', () => process.exit()));
});

try {
  await program.parseAsync();
} catch (error) {
  await end(error);
}

/** Ends the run with an error: words on standard error, and in other formats than text a document with the reason. */
async function end(error: unknown): Promise<void> {
  const { exitCode, message, hint } = failureOf(error);
  process.exitCode = exitCode;
  if (message === null) return;
  // Commander has printed its own message.
  if (!(error instanceof CommanderError))
    context.stderr(`skillpress: ${message}\n${hint === null ? '' : `  ${hint}\n`}`);
  const format = formatAsked();
  if (printed || format === 'text') return;
  const [{ reportFailure }, { printReport }] = await Promise.all([
    import('./report/failure.ts'),
    import('./report/reporter.ts'),
  ]);
  const report = reportFailure({ command: commandAsked(), message, hint });
  await printReport(report, context, { format, quiet: false }, exitCode);
}

interface Ending {
  readonly exitCode: number;
  /** `null`: there is nothing to tell, as after `--help`. */
  readonly message: string | null;
  readonly hint: string | null;
}

function failureOf(error: unknown): Ending {
  if (error instanceof CommanderError)
    return error.exitCode === 0
      ? { exitCode: EXIT.done, message: null, hint: null }
      : { exitCode: EXIT.usage, message: error.message.replace(/^error: /, ''), hint: null };
  if (error instanceof KnownError)
    return { exitCode: error.exitCode, message: error.message, hint: error.hint ?? null };
  if (error instanceof Error && 'syscall' in error)
    return {
      exitCode: EXIT.io,
      message: errorText(error),
      hint: 'Check free space and permissions, then run the same command again.',
    };
  const stack = error instanceof Error ? error.stack : String(error);
  const message = `this is a bug in skillpress ${version} (Node ${process.version}). Please report it with the lines below:\n${stack}`;
  return { exitCode: EXIT.bug, message, hint: null };
}

/** The format on the command line, also of one that cannot be parsed. */
function formatAsked(): Format {
  const args = process.argv.slice(2);
  const at = args.lastIndexOf('--format');
  const joined = args.findLast((arg) => arg.startsWith('--format='))?.slice('--format='.length);
  const asked = at === -1 ? joined : args[at + 1];
  return FORMATS.find((format) => format === asked) ?? DEFAULT_FORMAT;
}

function commandAsked(): string {
  const names = new Set(program.commands.map((command) => command.name()));
  return process.argv.slice(2).find((arg) => names.has(arg)) ?? 'skillpress';
}
