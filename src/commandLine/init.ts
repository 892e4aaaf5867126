import type { Command } from 'commander';
import type { CommonFlags } from '../commands/session.ts';
import { withCommonFlags, withExamples } from './flags.ts';
import type { Host } from './host.ts';

/** Adds `skillpress init`. */
export function addInit(program: Command, { context, end, stop }: Host): void {
  withExamples(
    withCommonFlags(
      program
        .command('init')
        .description(
          'start a catalog: settings, an example app, workflows, editor settings; writes over nothing, then builds',
        )
        .argument('[dir]', 'folder of the catalog', '.'),
      context,
      ['format', 'quiet'],
    ),
    { init: 'in this folder', 'init my-skills': 'in a new one' },
  ).action(async (dir: string, flags: CommonFlags) => {
    const { init } = await import('../commands/init.ts');
    end(await init(context, dir, flags, stop()));
  });
}
