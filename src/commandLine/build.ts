import { type Command, Option } from 'commander';
import type { SelectionFlags } from '../commands/selectApps.ts';
import type { BuildFlags } from '../commands/session.ts';
import {
  collect,
  readApps,
  readSeconds,
  RENDERING,
  withApps,
  withCommonFlags,
  withExamples,
} from './flags.ts';
import type { Host } from './host.ts';

/** Adds `skillpress build`. */
export function addBuild(program: Command, { context, end, stop }: Host): void {
  const command = program
    .command('build')
    .description(
      'build the catalog: query Membrane if MEMBRANE_TOKEN is set, render, check, write what differs',
    );
  withApps(command, 'query and write');
  withCommonFlags(command, context, [...RENDERING, 'concurrency'])
    .option('--timeout <seconds>', 'how long Membrane may take in all (600)', readSeconds)
    .option('--frozen', 'use the snapshots, touch no network', false)
    .option('--check', 'write nothing; exit 1 if anything would change', false)
    .addOption(
      new Option(
        '--watch',
        'build again at each change; the page of an app with errors goes to .skillpress/preview/',
      )
        .default(false)
        .conflicts('check'),
    )
    .option('--diff', 'print the changes as a unified diff', false)
    .option('--fix', 'in descriptors, rename or remove keys of actions that are gone', false)
    .addOption(
      new Option(
        '--accept <app>',
        'take an upstream change that was held back; repeatable, "all" for every app',
      )
        .argParser(collect)
        .default([], 'none'),
    )
    .action(async (apps: string[], flags: BuildFlags & SelectionFlags & { readonly watch: boolean }) => {
      if (flags.watch) {
        const { watchBuild } = await import('../commands/watchBuild.ts');
        return end(await watchBuild(context, await readApps(context, apps, flags), flags, stop()));
      }
      const { build } = await import('../commands/build.ts');
      end(await build(context, await readApps(context, apps, flags), flags, stop()));
    });
  withExamples(command, {
    'build --frozen': 'from the snapshots, without network',
    'build slack "google-*" --diff': 'some apps, with what changes',
    'build slack --watch': 'while you write its descriptor',
    'build --category crm --accept hubspot': 'a category; one change that was held back is taken',
  });
}
