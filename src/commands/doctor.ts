import { examine } from '../doctor/examine.ts';
import { EXIT, usageError } from '../errors.ts';
import type { Check } from '../model/progress.ts';
import { checksGithub, checksJson, checksText } from '../report/checks.ts';
import { painter } from '../report/terminal.ts';
import { buildOptions, type CommonFlags, type Context } from './session.ts';

/** `skillpress doctor`: what is wrong with the set-up, and how to mend it. Leaves nothing behind; answers the exit code. */
export async function doctor(context: Context, flags: CommonFlags): Promise<number> {
  if (flags.format === 'sarif')
    throw usageError('doctor has no SARIF: its checks are not about files', 'Use --format json.');
  const { cwd, env, node, wall } = context;
  const checks = await examine(buildOptions(context, flags, []), { root: cwd, env, node, wall });
  const exit = exitCode(checks);
  context.stdout(shown(checks, exit === EXIT.done, context, flags));
  return exit;
}

function shown(
  checks: readonly Check[],
  ok: boolean,
  { colour }: Context,
  { format, quiet }: CommonFlags,
): string {
  if (format === 'json') return checksJson('doctor', ok, checks);
  const told = quiet ? checks.filter(({ status }) => status !== 'ok') : checks;
  const text = checksText(told, painter(colour));
  return format === 'github' ? checksGithub(told) + text : text;
}

/** What is wrong here is to be mended before what is wrong at Membrane. */
function exitCode(checks: readonly Check[]): number {
  const failed = checks.filter(({ status }) => status === 'fail');
  if (failed.length === 0) return EXIT.done;
  return failed.every(({ upstream }) => upstream) ? EXIT.upstream : EXIT.usage;
}
