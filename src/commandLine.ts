import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { BudgetFlags } from './commands/checkBudget.ts';
import type { TriggerFlags } from './commands/checkTriggers.ts';
import type { BuildFlags, CommonFlags, Context, PatienceFlags } from './commands/session.ts';
import type { ImportFlags } from './commands/import.ts';
import type { PublishFlags } from './commands/publish.ts';
import type { StatusFlags } from './commands/status.ts';
import type { ReleaseFlags } from './commands/release.ts';
import type { SecondMeFlags } from './commands/secondme.ts';
import type { ServeFlags } from './commands/serve.ts';
import { FORMATS, type Format } from './report/report.ts';

/** Who runs a command line. */
export interface Host {
  readonly context: Context;
  /** Signals that ask a command to stop: caught from when a command asks for this. */
  readonly stop: () => AbortSignal;
  /** Is given a command's exit code. */
  readonly end: (exitCode: number) => void;
}

/** The commands and their flags; each loads its code when it is run. */
export function createProgram(host: Host): Command {
  const { context } = host;
  const program = new Command('skillpress')
    .description(
      'Generates and publishes catalogs of agent skills from app descriptors and the Membrane API.',
    )
    .version(context.version)
    .showSuggestionAfterError()
    .configureOutput({ writeOut: context.stdout, writeErr: context.stderr })
    .exitOverride()
    .addHelpText(
      'after',
      `
Exit codes: 0 done · 1 findings, or --check found a difference · 2 usage or configuration · 3 some apps could not be
queried · 4 not everything was published · 5 local input/output · 6 another run holds the lock · 70 a bug in skillpress ·
130, 143 interrupted

Environment: MEMBRANE_TOKEN (query Membrane), MEMBRANE_API_URL, CLAWHUB_TOKEN (publish), CLAWHUB_REGISTRY, MEMBRANE_WORKSPACE_KEY,
MEMBRANE_WORKSPACE_SECRET, SECONDME_API_URL (serve), SECONDME_USER_TOKEN (secondme), NO_COLOR, CI, GITHUB_ACTIONS, GITHUB_EVENT_NAME, GITHUB_STEP_SUMMARY`,
    );
  for (const add of COMMANDS) add(program, host);
  return program;
}

/** How results are printed when nobody says it. */
export function defaultFormat(env: Context['env']): Format {
  return env['GITHUB_ACTIONS'] === 'true' ? 'github' : 'text';
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

function withCommonFlags(command: Command, { env }: Context): Command {
  return command
    .option('--apps <dir>', 'folder of the descriptors', 'apps')
    .option('--templates <dir>', 'folder of the templates', 'templates')
    .option('--out <dir>', 'folder of the generated catalog', 'dist')
    .option('--concurrency <n>', 'how many apps are queried at once', wholeNumber, 16)
    .option('--jobs <n>', 'how many threads build apps', wholeNumber, availableParallelism())
    .option('--drafts', 'also build apps with "draft: true"', false)
    .addOption(
      new Option('--format <format>', 'how results are printed').choices(FORMATS).default(defaultFormat(env)),
    )
    .option('--quiet', 'print errors and counts only', false);
}

function addBuild(program: Command, { context, end, stop }: Host): void {
  withCommonFlags(
    program
      .command('build')
      .description(
        'build the catalog: query Membrane if MEMBRANE_TOKEN is set, render, check, write what differs',
      )
      .argument('[app...]', 'apps to query and write; all by default'),
    context,
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
      end(await build(context, apps, flags, stop()));
    });
}

function addCheck(program: Command, { context, end, stop }: Host): void {
  withCommonFlags(
    program
      .command('check')
      .description('apply every rule to descriptors, snapshots and rendered pages; write nothing')
      .argument('[app...]', 'apps to report; all by default'),
    context,
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
          end(await checkTriggers(context, apps, flags));
        } else if (flags.budget) {
          const { checkBudget } = await import('./commands/checkBudget.ts');
          end(await checkBudget(context, apps, flags));
        } else {
          const { check } = await import('./commands/check.ts');
          end(await check(context, apps, flags, stop()));
        }
      },
    );
}

function addRelease(program: Command, { context, end, stop }: Host): void {
  withCommonFlags(
    program
      .command('release')
      .description(
        'record a version and changelog entry for each app whose bundle changed since its last release, then build',
      )
      .argument('[app...]', 'apps to release; all by default'),
    context,
  )
    .option('--check', 'write nothing; exit 1 if an app changed without a release', false)
    .action(async (apps: string[], flags: ReleaseFlags) => {
      const { release } = await import('./commands/release.ts');
      end(await release(context, apps, flags, stop()));
    });
}

function addPublish(program: Command, { context, end, stop }: Host): void {
  withCommonFlags(
    program
      .command('publish')
      .description('send the releases that a registry lacks; safe to run again and again')
      .argument('[app...]', 'apps to publish; all by default'),
    context,
  )
    .option('--dry-run', 'print the plan with its calendar; send nothing', false)
    .option('--registry <name>', 'where to publish: clawhub or directory', 'clawhub')
    .option('--to <dir>', 'the folder of the registry "directory"')
    .option('--limit <n>', 'send at most so many versions', wholeNumber)
    .option('--wait <seconds>', 'wait so long for versions that are pending', wholeNumber)
    .action(async (apps: string[], flags: PublishFlags) => {
      const { publish } = await import('./commands/publish.ts');
      end(await publish(context, apps, flags, stop()));
    });
}

function addStatus(program: Command, { context, end, stop }: Host): void {
  withCommonFlags(
    program
      .command('status')
      .description(
        'tell what a registry has of each app: version, review, verdicts, use; changes nothing there',
      )
      .argument('[app...]', 'apps to ask about; all by default'),
    context,
  )
    .option('--save', 'keep what was seen in status.json, for the listings', false)
    .option('--registry <name>', 'which registry to ask: clawhub or directory', 'clawhub')
    .option('--to <dir>', 'the folder of the registry "directory"')
    .action(async (apps: string[], flags: StatusFlags) => {
      const { status } = await import('./commands/status.ts');
      end(await status(context, apps, flags, stop()));
    });
}

function addServe(program: Command, { context, end, stop }: Host): void {
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
      end(await serve(context, flags, stop()));
    });
}

function addSecondMe(program: Command, { context, end }: Host): void {
  const secondme = program
    .command('secondme')
    .description(
      'check the SecondMe integration manifests that "build" makes where catalog.yaml has "secondme:", and keep their keys',
    );
  secondme
    .command('check')
    .description('apply every rule to manifests of this catalog, or to files that people wrote')
    .argument(
      '[app-or-file...]',
      'apps, or files that end with .json; all manifests of the catalog by default',
    )
    .option('--out <dir>', 'folder of the generated catalog', 'dist')
    .option('--online', 'also ask the endpoints of enabled environments for their tools', false)
    .addOption(
      new Option('--format <format>', 'how results are printed')
        .choices(FORMATS)
        .default(defaultFormat(context.env)),
    )
    .option('--quiet', 'print errors and counts only', false)
    .addHelpText(
      'after',
      `
Environment, with --online: the variables that secrets name, SECONDME_USER_TOKEN (a user's token of the app), SECONDME_API_URL`,
    )
    .action(async (named: string[], flags: SecondMeFlags) => {
      const { checkSecondMe } = await import('./commands/secondme.ts');
      end(await checkSecondMe(context, named, flags));
    });
  secondme
    .command('lock')
    .description('add the integration keys that were not given out before to secondme.lock.json; commit it')
    .option('--out <dir>', 'folder of the generated catalog', 'dist')
    .action(async (flags: SecondMeFlags) => {
      const { lockSecondMe } = await import('./commands/secondme.ts');
      end(lockSecondMe(context, flags));
    });
}

function addNew(program: Command, { context, end }: Host): void {
  withCommonFlags(
    program
      .command('new')
      .description('write a descriptor to fill in')
      .argument('<slug>', 'name of the skill and of its folder'),
    context,
  ).action(async (slug: string, flags: CommonFlags) => {
    const { newApp } = await import('./commands/new.ts');
    end(newApp(context, slug, flags));
  });
}

function addImport(program: Command, { context, end }: Host): void {
  withCommonFlags(
    program
      .command('import')
      .description('adopt a tree of published <slug>/SKILL.md pages as descriptors and snapshots')
      .argument('<dir>', 'folder of the pages'),
    context,
  )
    .option('--force', 'replace descriptors and snapshots that are there already', false)
    .option('--dry-run', 'write nothing but the report', false)
    .option('--report <file>', 'write the whole report there, as JSON')
    .action(async (dir: string, flags: ImportFlags) => {
      const { importTree } = await import('./commands/import.ts');
      end(await importTree(context, dir, flags));
    });
}

function addDoctor(program: Command, { context, end }: Host): void {
  withCommonFlags(
    program
      .command('doctor')
      .description(
        'tell what is wrong with the set-up and how to mend it; asks Membrane once if MEMBRANE_TOKEN is set',
      ),
    context,
  )
    .option('--timeout <seconds>', 'how long Membrane may take (30)', wholeNumber)
    .action(async (flags: CommonFlags & PatienceFlags) => {
      const { doctor } = await import('./commands/doctor.ts');
      end(await doctor(context, flags));
    });
}

function addExplain(program: Command, { context, end }: Host): void {
  withCommonFlags(
    program
      .command('explain')
      .description(
        'one app through the stages: facts with their source, actions with what tells their marks and places, findings, files; or what a rule demands, with examples',
      )
      .argument('<app or rule>', 'an app by its folder, or a rule by its name'),
    context,
  ).action(async (subject: string, flags: CommonFlags) => {
    const { explain } = await import('./commands/explain.ts');
    end(await explain(context, subject, flags));
  });
}

/** In the order of the help. */
const COMMANDS = [
  addBuild,
  addCheck,
  addExplain,
  addRelease,
  addPublish,
  addStatus,
  addServe,
  addSecondMe,
  addNew,
  addImport,
  addDoctor,
];
