import type { Command } from 'commander';
import type { FmtFlags } from '../commands/fmt.ts';
import type { SelectionFlags } from '../commands/selectApps.ts';
import type { CommonFlags } from '../commands/session.ts';
import { toSlug } from '../commands/toSlug.ts';
import { readApps, withApps, withCommonFlags, withExamples } from './flags.ts';
import type { Host } from './host.ts';

/** Adds `skillpress rename`. */
export function addRename(program: Command, { context, end }: Host): void {
  const command = withCommonFlags(
    program
      .command('rename')
      .description(
        "rename an app's folder, and its mentions in catalog.yaml, baseline.json and secondme.lock.json",
      )
      .argument('<app>', 'an app by its folder')
      .argument('<new-name>', 'its new folder'),
    context,
    ['apps', 'format'],
  ).action(async (slug: string, next: string, flags: CommonFlags) => {
    const { rename } = await import('../commands/rename.ts');
    const toName = (named: string): string => toSlug(context, flags, named);
    end(await rename(context, toName(slug), toName(next), flags));
  });
  withExamples(command, { 'rename zoho zoho-crm': 'apps/zoho becomes apps/zoho-crm' });
}

/** Adds `skillpress remove`. */
export function addRemove(program: Command, { context, end }: Host): void {
  const command = withCommonFlags(
    program
      .command('remove')
      .description(
        "remove an app's folder, and its mentions in catalog.yaml, baseline.json and secondme.lock.json",
      )
      .argument('<app>', 'an app by its folder'),
    context,
    ['apps', 'format'],
  ).action(async (slug: string, flags: CommonFlags) => {
    const { remove } = await import('../commands/rename.ts');
    end(await remove(context, toSlug(context, flags, slug), flags));
  });
  withExamples(command, { 'remove zoho': 'the app is gone with the next build' });
}

/** Adds `skillpress fmt`. */
export function addFmt(program: Command, { context, end }: Host): void {
  const command = program
    .command('fmt')
    .description(
      'put descriptors into their usual form: keys in order, no stray spaces; values stay as written',
    );
  withApps(command, 'format');
  withCommonFlags(command, context, ['apps', 'drafts', 'format'])
    .option('--check', 'write nothing; exit 1 and name the files that would change', false)
    .action(async (apps: string[], flags: FmtFlags & SelectionFlags) => {
      const { fmt } = await import('../commands/fmt.ts');
      end(await fmt(context, await readApps(context, apps, flags), flags));
    });
  withExamples(command, { fmt: 'every descriptor', 'fmt --check': 'in CI' });
}
