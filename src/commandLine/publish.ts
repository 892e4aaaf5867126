import type { Command } from 'commander';
import type { PublishFlags } from '../commands/publish.ts';
import { readWholeNumber, RENDERING, withApps, withCommonFlags, withExamples, readApps } from './flags.ts';
import type { SelectionFlags } from '../commands/selectApps.ts';
import type { Host } from './host.ts';

/** Adds `skillpress publish`. */
export function addPublish(program: Command, { context, end, stop }: Host): void {
  const command = program
    .command('publish')
    .description('send the releases that a registry lacks; safe to run again and again');
  withApps(command, 'publish');
  withCommonFlags(command, context, [...RENDERING, 'concurrency'])
    .option('--dry-run', 'print the plan with its calendar; send nothing', false)
    .option('--registry <name>', 'where to publish: clawhub, skillhub or directory', 'clawhub')
    .option('--to <dir>', 'the folder of the registry "directory"')
    .option('--released', 'leave out, without a complaint, apps that changed since their release', false)
    .option('--limit <n>', 'send at most so many versions', readWholeNumber)
    .option('--wait <seconds>', 'wait so long for versions that are pending', readWholeNumber)
    .action(async (apps: string[], flags: PublishFlags & SelectionFlags) => {
      const { publish } = await import('../commands/publish.ts');
      end(await publish(context, await readApps(context, apps, flags), flags, stop()));
    });
  withExamples(command, {
    'publish --dry-run': 'the plan, with its calendar',
    'publish --registry directory --to ../skills': 'into a folder or a git checkout',
    'publish slack --wait 300': 'one app; wait until its review has ended',
  });
}
