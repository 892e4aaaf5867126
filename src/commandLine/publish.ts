import type { Command } from 'commander';
import type { PublishFlags } from '../commands/publish.ts';
import { readWholeNumber, withCommonFlags } from './flags.ts';
import type { Host } from './host.ts';

/** Adds `skillpress publish`. */
export function addPublish(program: Command, { context, end, stop }: Host): void {
  withCommonFlags(
    program
      .command('publish')
      .description('send the releases that a registry lacks; safe to run again and again')
      .argument('[app...]', 'apps to publish; all by default'),
    context,
  )
    .option('--dry-run', 'print the plan with its calendar; send nothing', false)
    .option('--registry <name>', 'where to publish: clawhub or directory', 'clawhub')
    .option('--to <dir>', 'the folder of the registry "directory"')
    .option('--limit <n>', 'send at most so many versions', readWholeNumber)
    .option('--wait <seconds>', 'wait so long for versions that are pending', readWholeNumber)
    .action(async (apps: string[], flags: PublishFlags) => {
      const { publish } = await import('../commands/publish.ts');
      end(await publish(context, apps, flags, stop()));
    });
}
