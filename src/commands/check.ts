import { EXIT } from '../errors.ts';
import { buildCatalog } from '../build/buildCatalog.ts';
import {
  buildOptions,
  checkAsked,
  findingsExit,
  show,
  type CommonFlags,
  type Context,
  withProgress,
} from './session.ts';

/** `skillpress check`: every rule over descriptors, snapshots and rendered pages. Writes nothing; answers the exit code. */
export async function check(context: Context, only: readonly string[], flags: CommonFlags): Promise<number> {
  const started = context.now();
  const options = buildOptions(context, flags, only);
  checkAsked(only, options);
  const { apps, findings, close } = await withProgress(context, flags, (onProgress) =>
    buildCatalog(options, { onProgress }),
  );
  close();
  const exit = findingsExit(findings, only);
  const changes = { created: 0, updated: 0, deleted: 0, unchanged: 0 };
  await show(
    context,
    {
      command: 'check',
      ok: exit === EXIT.done,
      apps,
      asked: only,
      changes,
      findings,
      durationMs: context.now() - started,
      applied: false,
    },
    flags,
  );
  return exit;
}
