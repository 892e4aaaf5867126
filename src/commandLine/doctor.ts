import type { Command } from 'commander';
import type { CommonFlags, PatienceFlags } from '../commands/session.ts';
import { readSeconds, withCommonFlags, withExamples } from './flags.ts';
import type { Host } from './host.ts';

/** Adds `skillpress doctor`. */
export function addDoctor(program: Command, { context, end, stop }: Host): void {
  const command = withCommonFlags(
    program
      .command('doctor')
      .description(
        'tell what is wrong with the set-up and how to mend it; asks Membrane once if MEMBRANE_TOKEN is set',
      ),
    context,
    ['apps', 'templates', 'out', 'format', 'quiet'],
  )
    .option('--timeout <seconds>', 'how long Membrane may take (30)', readSeconds)
    .action(async (flags: CommonFlags & PatienceFlags) => {
      const { doctor } = await import('../commands/doctor.ts');
      end(await doctor(context, flags, stop()));
    });
  withExamples(command, {
    doctor: 'what is wrong with the set-up, and how to mend it',
  });
}
