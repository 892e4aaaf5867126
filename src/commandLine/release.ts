import type { Command } from 'commander';
import type { ReleaseFlags } from '../commands/release.ts';
import { withApps, withCommonFlags, withExamples, readApps } from './flags.ts';
import type { SelectionFlags } from '../commands/selectApps.ts';
import type { Host } from './host.ts';

/** Adds `skillpress release`. */
export function addRelease(program: Command, { context, end, stop }: Host): void {
  const command = program
    .command('release')
    .description(
      'record a version and changelog entry for each app whose bundle changed since its last release, then build',
    );
  withApps(command, 'release');
  withCommonFlags(command, context)
    .option('--check', 'write nothing; exit 1 if an app changed without a release', false)
    .action(async (apps: string[], flags: ReleaseFlags & SelectionFlags) => {
      const { release } = await import('../commands/release.ts');
      end(await release(context, await readApps(context, apps, flags), flags, stop()));
    });
  withExamples(command, {
    release: 'record a version for each app that changed',
    'release --check': 'name the apps that changed without a release',
  });
}
