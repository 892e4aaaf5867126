import type { Command } from 'commander';
import type { StatusFlags } from '../commands/status.ts';
import { withCommonFlags } from './flags.ts';
import type { Host } from './host.ts';

/** Adds `skillpress status`. */
export function addStatus(program: Command, { context, end, stop }: Host): void {
  withCommonFlags(
    program
      .command('status')
      .description(
        'tell what a registry has of each app: version, review, verdicts, use; changes nothing there',
      )
      .argument('[app...]', 'apps to ask about; all by default'),
    context,
  )
    .option('--save', 'keep what was seen in status.json, for the listings', false)
    .option('--registry <name>', 'which registry to ask: clawhub or directory', 'clawhub')
    .option('--to <dir>', 'the folder of the registry "directory"')
    .action(async (apps: string[], flags: StatusFlags) => {
      const { status } = await import('../commands/status.ts');
      end(await status(context, apps, flags, stop()));
    });
}
