import { examine } from '../doctor/examine.ts';
import { EXIT } from '../errors.ts';
import type { Check } from '../model/progress.ts';
import { reportChecks } from '../report/checks.ts';
import { checkFormat, printReport } from '../report/reporter.ts';
import { buildOptions, type CommonFlags, type Context } from './session.ts';

/** `skillpress doctor`: what is wrong with the set-up, and how to mend it. Leaves nothing behind; answers the exit code. */
export async function doctor(context: Context, flags: CommonFlags): Promise<number> {
  checkFormat('doctor', flags);
  const { cwd, env, node, wall } = context;
  const checks = await examine(buildOptions(context, flags, []), { root: cwd, env, node, wall });
  const exit = exitCode(checks);
  await printReport(reportChecks(checks, exit === EXIT.done), context, flags);
  return exit;
}

/** What is wrong here is to be mended before what is wrong at Membrane. */
function exitCode(checks: readonly Check[]): number {
  const failed = checks.filter(({ status }) => status === 'fail');
  if (failed.length === 0) return EXIT.done;
  return failed.every(({ upstream }) => upstream) ? EXIT.upstream : EXIT.usage;
}
