import { EXIT } from '../errors.ts';
import { buildCatalog } from '../build/buildCatalog.ts';
import { createProgress } from '../report/progress.ts';
import { buildOptions, checkAsked, findingsExit, show, type CommonFlags, type Context } from './context.ts';

/** `skillpress check`: every rule over descriptors, snapshots and rendered pages. Writes nothing; answers the exit code. */
export async function check(context: Context, only: readonly string[], flags: CommonFlags): Promise<number> {
  const started = context.now();
  const options = buildOptions(context, flags, only);
  checkAsked(only, options);
  const progress = createProgress(context.stderr, context.terminal, context.now);
  const { apps, findings, close } = await buildCatalog(
    options,
    flags.quiet ? {} : { onProgress: progress.show },
  ).finally(progress.end);
  close();
  const exit = findingsExit(findings, only);
  const changes = { created: 0, updated: 0, deleted: 0, unchanged: 0 };
  await show(
    context,
    {
      command: 'check',
      ok: exit === EXIT.done,
      apps,
      changes,
      findings,
      durationMs: context.now() - started,
      applied: false,
    },
    flags,
  );
  return exit;
}
