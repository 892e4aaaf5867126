import type { Command } from 'commander';
import type { CommonFlags } from '../commands/session.ts';
import { withCommonFlags } from './flags.ts';
import type { Host } from './host.ts';

/** Adds `skillpress new`. */
export function addNew(program: Command, { context, end }: Host): void {
  withCommonFlags(
    program
      .command('new')
      .description('write a descriptor to fill in')
      .argument('<slug>', 'name of the skill and of its folder'),
    context,
  ).action(async (slug: string, flags: CommonFlags) => {
    const { newApp } = await import('../commands/new.ts');
    end(newApp(context, slug, flags));
  });
}
