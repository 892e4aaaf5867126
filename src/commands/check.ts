import { EXIT } from '../errors.ts';
import { buildCatalog } from '../build/buildCatalog.ts';
import type { Report } from '../report/report.ts';
import {
  buildOptions,
  checkAsked,
  chooseExit,
  type CommonFlags,
  type Context,
  showCatalog,
  unlessStopped,
  withProgress,
} from './session.ts';

/** `skillpress check`: every rule over descriptors, snapshots and rendered pages. Writes nothing; returns the exit code. */
export async function check(
  context: Context,
  only: readonly string[],
  flags: CommonFlags,
  stop: AbortSignal = new AbortController().signal,
): Promise<number> {
  const started = context.now();
  const options = buildOptions(context, flags, only);
  checkAsked(only, options);
  const { apps, findings, close } = await withProgress(context, flags, (onProgress) =>
    unlessStopped(stop, buildCatalog(options, { onProgress, stop })),
  );
  close();
  const exit = chooseExit(findings, only);
  const changes = { created: 0, updated: 0, deleted: 0, unchanged: 0 };
  const report: Report = {
    command: 'check',
    ok: exit === EXIT.done,
    apps,
    asked: only,
    changes,
    findings,
    durationMs: context.now() - started,
    applied: false,
  };
  await showCatalog(context, report, flags, exit);
  return exit;
}
