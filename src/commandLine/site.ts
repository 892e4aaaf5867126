import { type Command, Option } from 'commander';
import type { SiteFlags } from '../commands/site.ts';
import { FORMATS } from '../report/report.ts';
import { chooseFormat, readPort, withExamples } from './flags.ts';
import type { Host } from './host.ts';

/** Adds `skillpress site`. */
export function addSite(program: Command, { context, end, stop }: Host): void {
  const command = program
    .command('site')
    .description('make the listing site of the built catalog: static files, with search, in every language')
    .option('--out <dir>', 'folder of the site', 'site')
    .option('--base <url>', "where the site will be found (by default the repository's pages at GitHub)")
    .option('--dist <dir>', 'folder of the generated catalog', 'dist')
    .option(
      '--templates <dir>',
      'folder of the templates, those of the site in its folder site/',
      'templates',
    )
    .option(
      '--serve',
      'show it on this machine, and make it again on each change, until it is stopped',
      false,
    )
    .option('--port <n>', 'port to show it on; 0 is any free one', readPort, 4000)
    .addOption(
      new Option('--format <format>', 'how results are printed')
        .choices(FORMATS)
        .default(chooseFormat(context.env)),
    )
    .option('--quiet', 'print counts only', false)
    .action(async (flags: SiteFlags) => {
      const { site } = await import('../commands/site.ts');
      end(await site(context, flags, stop()));
    });
  withExamples(command, {
    site: 'site/, to be put on any server of static files',
    'site --serve': 'a look on this machine, made again on each change',
    'site --base https://skills.example/': 'with the address at which it will be found',
  });
}
