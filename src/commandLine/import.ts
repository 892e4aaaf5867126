import type { Command } from 'commander';
import type { ImportFlags } from '../commands/import.ts';
import { withCommonFlags } from './flags.ts';
import type { Host } from './host.ts';

/** Adds `skillpress import`. */
export function addImport(program: Command, { context, end }: Host): void {
  withCommonFlags(
    program
      .command('import')
      .description('adopt a tree of published <slug>/SKILL.md pages as descriptors and snapshots')
      .argument('<dir>', 'folder of the pages'),
    context,
  )
    .option('--force', 'replace descriptors and snapshots that are there already', false)
    .option('--dry-run', 'write nothing but the report', false)
    .option('--report <file>', 'write the whole report there, as JSON')
    .action(async (dir: string, flags: ImportFlags) => {
      const { importTree } = await import('../commands/import.ts');
      end(await importTree(context, dir, flags));
    });
}
