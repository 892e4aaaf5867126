import type { Command } from 'commander';
import type { ListFlags } from '../commands/list.ts';
import type { SelectionFlags } from '../commands/selectApps.ts';
import { readApps, withApps, withCommonFlags, withExamples } from './flags.ts';
import type { Host } from './host.ts';

/** Adds `skillpress list`. */
export function addList(program: Command, { context, end, stop }: Host): void {
  const command = program
    .command('list')
    .description('the apps of the catalog: name, categories, actions, and what is to do; writes nothing');
  withApps(command, 'list');
  withCommonFlags(command, context)
    .option('--draft', 'only drafts', false)
    .option('--error', 'only apps with errors', false)
    .option('--warning', 'only apps with warnings', false)
    .option('--without-actions', 'only apps of which no action is known', false)
    .option('--stale', 'only apps for which the output folder does not hold what a build makes now', false)
    .option('--due', 'only apps that changed since their last release', false)
    .option('--slugs', 'print the folders of the apps, one a line, and nothing else', false)
    .action(async (apps: string[], flags: ListFlags & SelectionFlags) => {
      const { list } = await import('../commands/list.ts');
      // A draft is listed, too.
      const named = await readApps(context, apps, { ...flags, drafts: true });
      end(await list(context, named, flags, stop()));
    });
  withExamples(command, {
    'list --category crm': 'the apps of a category',
    'list --due --format json': 'what `skillpress release` would record',
    'list --without-actions --slugs | xargs skillpress build': 'ask Membrane for them again',
  });
}
