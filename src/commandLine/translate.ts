import { type Command, Option } from 'commander';
import type { SelectionFlags } from '../commands/selectApps.ts';
import type { TranslateFlags } from '../commands/translate.ts';
import { readApps, withApps, withCommonFlags, withExamples } from './flags.ts';
import type { Host } from './host.ts';

/** Adds `skillpress translate`. */
export function addTranslate(program: Command, { context, end }: Host): void {
  const command = program
    .command('translate')
    .description('what the catalog has yet to say in its other languages, by language and app');
  withApps(command, 'look at');
  withCommonFlags(command, context, ['apps', 'templates', 'format', 'quiet'])
    .option('--language <tag>', 'only this language')
    .option(
      '--write',
      'write a draft for each app without a translation, and show old ones the English text',
      false,
    )
    .addOption(
      new Option('--export <file>', 'write a gettext PO file for translators').conflicts(['write', 'import']),
    )
    .addOption(new Option('--import <file>', 'take the translations of a PO file').conflicts('write'))
    .action(async (apps: string[], flags: TranslateFlags & SelectionFlags) => {
      const { translate } = await import('../commands/translate.ts');
      end(await translate(context, await readApps(context, apps, flags), flags));
    });
  withExamples(command, {
    translate: 'what is missing or stale',
    'translate clerk --write': 'a draft apps/clerk/app.zh-CN.md with the English text as comments',
    'translate --language zh-CN --export zh-CN.po': "for a translator's tool; --import takes it back",
  });
}
