import { Option, type Command } from 'commander';
import type { LspFlags } from '../commands/lsp.ts';
import { withCommonFlags, withExamples } from './flags.ts';
import type { Host } from './host.ts';

/** Adds `skillpress lsp`. */
export function addLsp(program: Command, { context, end }: Host): void {
  const command = withCommonFlags(
    program
      .command('lsp')
      .description(
        'serve an editor as a language server: findings while you type, completion and explanations in app.md and catalog.yaml',
      )
      .option('--stdio', 'speak on standard input and output: the only way, for editors that say it', true)
      // Clients of VS Code's library say which process started the server.
      .addOption(new Option('--clientProcessId <n>').hideHelp()),
    context,
    ['apps', 'templates', 'out'],
  ).action(async (flags: LspFlags) => {
    const { lsp } = await import('../commands/lsp.ts');
    end(await lsp(context, flags));
  });
  withExamples(command, { lsp: 'what an editor starts, in any folder of a catalog' });
}
