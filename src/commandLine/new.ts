import type { Command } from 'commander';
import type { CommonFlags } from '../commands/session.ts';
import { toSlug } from '../commands/toSlug.ts';
import { withCommonFlags, withExamples } from './flags.ts';
import type { Host } from './host.ts';

/** Adds `skillpress new`. */
export function addNew(program: Command, { context, end }: Host): void {
  const command = withCommonFlags(
    program
      .command('new')
      .description('write a descriptor to fill in')
      .argument('<slug>', 'name of the skill and of its folder'),
    context,
    ['apps', 'format'],
  ).action(async (slug: string, flags: CommonFlags) => {
    const { newApp } = await import('../commands/new.ts');
    end(await newApp(context, toSlug(context, flags, slug), flags));
  });
  withExamples(command, {
    'new google-sheets': 'writes apps/google-sheets/app.md to fill in',
  });
}
