import { resolve } from 'node:path';
import { collectApps } from '../build/collectApps.ts';
import { judgeTriggers } from '../check/judgeTriggers.ts';
import { EXIT } from '../errors.ts';
import { readRequests, type KindRequest } from '../read/requests.ts';
import { checkFormat, printReport } from '../report/reporter.ts';
import { reportTriggers, type TriggerReport } from '../report/reportTriggers.ts';
import { buildOptions, checkAsked, type CommonFlags, type Context, withProgress } from './session.ts';
import { isAsked } from '../build/catalog.ts';

/** Flags of `check --triggers`. */
export interface TriggerFlags extends CommonFlags {
  /** A file of requests to rank in place of those that the descriptors hold. */
  readonly requests?: string;
}

/** The kind of the requests that the descriptors hold. */
const OWN = 'descriptor';

/**
 * `skillpress check --triggers`: where the requests of the named apps (of all by default) lead among the descriptions of the whole
 * catalog. Writes nothing. Information, no verdict: the exit code is 1 only when an app that is asked about has no page.
 */
export async function checkTriggers(
  context: Context,
  only: readonly string[],
  flags: TriggerFlags,
): Promise<number> {
  const started = context.now();
  checkFormat(
    'check --triggers',
    flags,
    'Use --format json, or plain check, whose rule quality/trigger tells of each request that misses its app.',
  );
  const options = buildOptions(context, flags, only);
  checkAsked(only, options);
  const { requests: file } = flags;
  const given = file === undefined ? null : readRequests(resolve(context.cwd, file), file);
  if (given) checkAsked([...new Set(given.map(({ app }) => app))], options);
  const { taken: made, broken } = await withProgress(context, flags, (onProgress) =>
    collectApps(options, { onProgress }, ({ app }) => app),
  );
  const own = [...made.values()].flatMap(({ slug, requests }) =>
    requests.map((text): KindRequest => ({ app: slug, text, kind: OWN })),
  );
  const requests = (given ?? own).filter(({ app }) => isAsked(app, only));
  const asked = new Set(requests.map(({ app }) => app));
  const missing = [...new Set([...only, ...asked, ...(only.length === 0 ? broken : [])])];
  const report: TriggerReport = {
    apps: made.size,
    missing: missing.filter((slug) => !made.has(slug)).sort(),
    silent: [...made.keys()].filter((slug) => isAsked(slug, only) && !asked.has(slug)),
    answers: judgeTriggers([...made.values()], requests),
    durationMs: context.now() - started,
  };
  const exit = report.missing.length === 0 ? EXIT.done : EXIT.findings;
  await printReport(reportTriggers(report), context, flags, exit);
  return exit;
}
