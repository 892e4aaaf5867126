import type { Command } from 'commander';
import type { CommonFlags } from '../commands/session.ts';
import { withCommonFlags } from './flags.ts';
import type { Host } from './host.ts';

/** Adds `skillpress explain`. */
export function addExplain(program: Command, { context, end }: Host): void {
  withCommonFlags(
    program
      .command('explain')
      .description(
        'one app through the stages: facts with their source, actions with what tells their marks and places, findings, files; or what a rule demands, with examples',
      )
      .argument('<app or rule>', 'an app by its folder, or a rule by its name'),
    context,
  ).action(async (subject: string, flags: CommonFlags) => {
    const { explain } = await import('../commands/explain.ts');
    end(await explain(context, subject, flags));
  });
}
