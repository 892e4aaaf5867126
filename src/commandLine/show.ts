import { type Command, Option } from 'commander';
import type { ShowFlags } from '../commands/show.ts';
import { toSlug } from '../commands/toSlug.ts';
import { withCommonFlags, withExamples } from './flags.ts';
import type { Host } from './host.ts';

/** Adds `skillpress show`. */
export function addShow(program: Command, { context, end, stop }: Host): void {
  const command = program
    .command('show')
    .description(
      'one app as its users see it: page, listing, findings, versions, related apps; also the page that an app with errors would have',
    )
    .argument('<app>', 'an app by its folder');
  withCommonFlags(command, context)
    .option('--page', 'print the page and nothing else', false)
    .addOption(
      new Option('--listing', 'print the listing record and nothing else').default(false).conflicts('page'),
    )
    .action(async (slug: string, flags: ShowFlags) => {
      const { show } = await import('../commands/show.ts');
      end(await show(context, toSlug(context, flags, slug), flags, stop()));
    });
  withExamples(command, {
    'show slack': 'all of it',
    'show slack --page | less': 'the page alone',
    'show slack --listing': 'the record that marketplaces take',
  });
}
