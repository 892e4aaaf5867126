import { EXIT } from '../errors.ts';
import { serveEditor } from '../lsp/serveEditor.ts';
import { buildOptions, CONFIG_FILE, type CommonFlags, type Context } from './session.ts';

/** Flags of `lsp`. */
export type LspFlags = Pick<CommonFlags, 'apps' | 'templates' | 'out'>;

/** `skillpress lsp`: speaks to the one editor that started it, on standard input and output. Returns the exit code. */
export async function lsp(context: Context, flags: LspFlags): Promise<number> {
  await serveEditor({
    input: process.stdin,
    output: process.stdout,
    configName: CONFIG_FILE,
    optionsFor: (root) => buildOptions({ ...context, cwd: root }, flags, []),
    packageDir: context.packageDir,
    version: context.version,
  });
  return EXIT.done;
}
