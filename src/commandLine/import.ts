import type { Command } from 'commander';
import type { ImportFlags } from '../commands/import.ts';
import { withCommonFlags, withExamples } from './flags.ts';
import type { Host } from './host.ts';

/** Adds `skillpress import`. */
export function addImport(program: Command, { context, end }: Host): void {
  const command = withCommonFlags(
    program
      .command('import')
      .description('adopt a tree of published <slug>/SKILL.md pages as descriptors and snapshots')
      .argument('<dir>', 'folder of the pages'),
    context,
    ['apps', 'format', 'quiet'],
  )
    .option('--force', 'replace descriptors and snapshots that are there already', false)
    .option('--dry-run', 'write nothing but the report', false)
    .option('--report <file>', 'write the whole report there, as JSON')
    .action(async (dir: string, flags: ImportFlags) => {
      const { importTree } = await import('../commands/import.ts');
      end(await importTree(context, dir, flags));
    });
  withExamples(command, {
    'import ../skills --dry-run': 'what would be adopted, and what is lost',
    'import ../skills --report import.json': 'adopt, and keep the whole report',
  });
}
