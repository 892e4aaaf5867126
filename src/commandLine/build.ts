import { type Command, Option } from 'commander';
import type { BuildFlags } from '../commands/session.ts';
import { readWholeNumber, withCommonFlags } from './flags.ts';
import type { Host } from './host.ts';

/** Adds `skillpress build`. */
export function addBuild(program: Command, { context, end, stop }: Host): void {
  withCommonFlags(
    program
      .command('build')
      .description(
        'build the catalog: query Membrane if MEMBRANE_TOKEN is set, render, check, write what differs',
      )
      .argument('[app...]', 'apps to query and write; all by default'),
    context,
  )
    .option('--timeout <seconds>', 'how long Membrane may take in all (600)', readWholeNumber)
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
      const { build } = await import('../commands/build.ts');
      end(await build(context, apps, flags, stop()));
    });
}
