import type { Command } from 'commander';
import type { StatusFlags } from '../commands/status.ts';
import { RENDERING, withApps, withCommonFlags, withExamples, readApps } from './flags.ts';
import type { SelectionFlags } from '../commands/selectApps.ts';
import type { Host } from './host.ts';

/** Adds `skillpress status`. */
export function addStatus(program: Command, { context, end, stop }: Host): void {
  const command = program
    .command('status')
    .description(
      'tell what a registry has of each app: version, review, verdicts, use; changes nothing there',
    );
  withApps(command, 'ask about');
  withCommonFlags(command, context, [...RENDERING, 'concurrency'])
    .option('--save', 'keep what was seen in status.json, for the listings', false)
    .option('--registry <name>', 'which registry to ask: clawhub, skillhub or directory', 'clawhub')
    .option('--to <dir>', 'the folder of the registry "directory"')
    .action(async (apps: string[], flags: StatusFlags & SelectionFlags) => {
      const { status } = await import('../commands/status.ts');
      end(await status(context, await readApps(context, apps, flags), flags, stop()));
    });
  withExamples(command, {
    status: 'what ClawHub has of each app',
    'status --save': 'keep it in status.json, for the listings',
  });
}
