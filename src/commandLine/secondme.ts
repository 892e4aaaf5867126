import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { SecondMeFlags } from '../commands/secondme.ts';
import { FORMATS } from '../report/report.ts';
import type { SelectionFlags } from '../commands/selectApps.ts';
import { chooseFormat, collect, readApps, withExamples } from './flags.ts';
import type { Host } from './host.ts';

/** How apps are selected besides what the command's own flags say. */
const SELECTING = { apps: 'apps', templates: 'templates', concurrency: 1, jobs: 1, drafts: false };

/** Adds `skillpress secondme`. */
export function addSecondMe(program: Command, host: Host): void {
  const secondme = program
    .command('secondme')
    .description(
      'check the SecondMe integration manifests that "build" makes where catalog.yaml has "secondme:", and keep their keys',
    );
  addCheck(secondme, host);
  addLock(secondme, host);
}

function addCheck(secondme: Command, { context, end, stop }: Host): void {
  const check = secondme
    .command('check')
    .description('apply every rule to manifests of this catalog, or to files that people wrote')
    .argument(
      '[app-or-file...]',
      'apps by folder or glob, files that end with .json, or the code of an adapter (.ts, .py, …); all manifests of the catalog by default',
    )
    .addOption(
      new Option('--category <key>', 'also the apps of a category; repeatable')
        .argParser(collect)
        .default([], 'none'),
    )
    .option('--out <dir>', 'folder of the generated catalog', 'dist')
    .option('--online', 'also ask the endpoints of enabled environments for their tools', false)
    .addOption(
      new Option('--format <format>', 'how results are printed')
        .choices(FORMATS)
        .default(chooseFormat(context.env)),
    )
    .option('--quiet', 'print errors and counts only', false)
    .addHelpText(
      'after',
      `
Environment, with --online: the variables that secrets name, SECONDME_USER_TOKEN (a user's token of the app),
SECONDME_DEVELOPER_TOKEN (of the account that owns the app, for its console), SECONDME_API_URL`,
    )
    .action(async (args: string[], flags: SecondMeFlags & Pick<SelectionFlags, 'category'>) => {
      const { checkSecondMe } = await import('../commands/secondme.ts');
      const { GLOB } = await import('../commands/selectApps.ts');
      // Routes have brackets in their names: app/mcp/[slug]/route.ts.
      const isThere = (name: string): boolean => existsSync(resolve(context.cwd, name));
      const globs = args.filter((name) => GLOB.test(name) && !isThere(name));
      const named = args.filter((name) => !globs.includes(name));
      const isSelecting = globs.length > 0 || flags.category.length > 0;
      const selected = isSelecting ? await readApps(context, globs, { ...SELECTING, ...flags }) : [];
      end(await checkSecondMe(context, named, flags, stop(), selected));
    });
  withExamples(check, {
    'secondme check': 'every manifest of the catalog',
    "secondme check 'google-*'": 'those of the apps that a glob matches',
    'secondme check my.json adapter.ts': 'a manifest and the code of an adapter that people wrote',
    'secondme check slack --online': "asks the app's endpoints, too",
  });
}

function addLock(secondme: Command, { context, end }: Host): void {
  const lock = secondme
    .command('lock')
    .description('add the integration keys that were not given out before to secondme.lock.json; commit it')
    .option('--out <dir>', 'folder of the generated catalog', 'dist')
    .action(async (flags: SecondMeFlags) => {
      const { lockSecondMe } = await import('../commands/secondme.ts');
      end(await lockSecondMe(context, { ...SELECTING, ...flags }));
    });
  withExamples(lock, { 'secondme lock': 'after a build with new apps; then commit secondme.lock.json' });
}
