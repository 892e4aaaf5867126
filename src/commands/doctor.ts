import { examine } from '../doctor/examine.ts';
import { EXIT } from '../errors.ts';
import type { Check } from '../model/progress.ts';
import { readMembraneUrl } from '../membrane/settings.ts';
import { reportChecks } from '../report/reportChecks.ts';
import { createProgress } from '../report/progress.ts';
import { checkFormat, printReport } from '../report/reporter.ts';
import { awaitUntilStopped } from './stopping.ts';
import { buildOptions, type CommonFlags, type Context, type PatienceFlags } from './session.ts';

/**
 * `skillpress doctor`: what is wrong with the set-up, and how to mend it. Leaves nothing behind; returns the exit code. `stop`, aborted with the
 * name of a signal, ends it (exit 130, 143).
 */
export async function doctor(
  context: Context,
  flags: CommonFlags & PatienceFlags,
  stop: AbortSignal,
): Promise<number> {
  checkFormat('doctor', flags);
  const { cwd, env, node, wall } = context;
  const progress = createProgress(context.stderr, context);
  if (env['MEMBRANE_TOKEN'] && !flags.quiet)
    progress.show({ stage: 'doctor', done: 0, total: 1, from: readMembraneUrl(env) });
  const around = { root: cwd, env, node, wall, patienceMs: flags.timeout };
  const examining = examine(buildOptions(context, flags, []), around);
  const checks = await awaitUntilStopped(stop, examining).finally(progress.end);
  const exit = exitCode(checks);
  await printReport(reportChecks(checks, exit === EXIT.done), context, flags, exit);
  return exit;
}

/** What is wrong here is to be mended before what is wrong at Membrane. */
function exitCode(checks: readonly Check[]): number {
  const failed = checks.filter(({ status }) => status === 'fail');
  if (failed.length === 0) return EXIT.done;
  return failed.every(({ upstream }) => upstream) ? EXIT.upstream : EXIT.usage;
}
