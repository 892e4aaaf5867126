import type { Command } from 'commander';
import type { CommonFlags } from '../commands/session.ts';
import { toSlug } from '../commands/toSlug.ts';
import { withCommonFlags, withExamples } from './flags.ts';
import type { Host } from './host.ts';

/** Adds `skillpress explain`. */
export function addExplain(program: Command, { context, end }: Host): void {
  const command = withCommonFlags(
    program
      .command('explain')
      .description(
        'one app through the stages: facts with their source, actions with what tells their marks and places, findings, files; or what a rule demands, with examples',
      )
      .argument('<app or rule>', 'an app by its folder, or a rule by its name'),
    context,
    ['apps', 'templates', 'format', 'quiet'],
  ).action(async (subject: string, flags: CommonFlags) => {
    const { explain } = await import('../commands/explain.ts');
    end(await explain(context, toSlug(context, flags, subject), flags));
  });
  withExamples(command, {
    'explain slack': 'one app through the stages',
    'explain quality/trigger': 'what a rule demands, with examples',
  });
}
