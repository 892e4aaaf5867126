import type { Command } from 'commander';
import type { ReleaseFlags } from '../commands/release.ts';
import { withCommonFlags } from './flags.ts';
import type { Host } from './host.ts';

/** Adds `skillpress release`. */
export function addRelease(program: Command, { context, end, stop }: Host): void {
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
      const { release } = await import('../commands/release.ts');
      end(await release(context, apps, flags, stop()));
    });
}
