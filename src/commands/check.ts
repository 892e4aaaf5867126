import { resolve } from 'node:path';
import { awaitUnlessStopped } from './stopping.ts';
import { buildCatalog } from '../build/buildCatalog.ts';
import { replaceFile } from '../disk/stateFiles.ts';
import { createUsageError, EXIT } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import type { Report } from '../report/report.ts';
import { BASELINE_FILE } from '../text/fileNames.ts';
import { checkRules, isShown, type ShownFlags } from './chooseRules.ts';
import { noteUnasked } from './noteUnasked.ts';
import {
  buildOptions,
  checkAsked,
  chooseExit,
  type CommonFlags,
  type Context,
  showCatalog,
  withProgress,
} from './session.ts';
import { countNoun } from '../text/counting.ts';

/** Flags of `check`. They choose what is shown; the exit code is that of all findings. */
export interface CheckFlags extends CommonFlags, ShownFlags {
  /** How many findings of one rule are told in full. */
  readonly max?: number | undefined;
  readonly updateBaseline?: boolean;
}

/**
 * `skillpress check`: every rule over descriptors, snapshots and rendered pages. Writes nothing, but for the baseline when it is
 * asked to; returns the exit code.
 */
export async function check(
  context: Context,
  only: readonly string[],
  flags: CheckFlags,
  stop: AbortSignal,
): Promise<number> {
  const started = context.now();
  // What is found does not depend on what lies in the output folder.
  const options = { ...buildOptions(context, flags, only), compares: 'none' as const };
  checkAsked(only, options);
  if (flags.updateBaseline) checkUpdate(only);
  const { apps, findings, close } = await withProgress(context, flags, (onProgress) =>
    awaitUnlessStopped(stop, buildCatalog(options, { onProgress, stop })),
  );
  close();
  if (flags.updateBaseline) await updateBaseline(context, findings);
  const shown = findings.filter((finding) => isShown(finding, flags));
  await checkRules(flags, findings);
  const exit = chooseExit(findings, only);
  const changes = { created: 0, updated: 0, deleted: 0, unchanged: 0 };
  const report: Report = {
    command: 'check',
    ok: exit === EXIT.done,
    apps,
    asked: only,
    changes,
    findings: shown,
    ...(shown.length < findings.length && { hidden: { known: 0, filtered: findings.length - shown.length } }),
    most: flags.max,
    durationMs: context.now() - started,
    applied: false,
  };
  await showCatalog(context, report, flags, exit);
  noteUnasked(context, options, flags);
  return exit;
}

function checkUpdate(only: readonly string[]): void {
  if (only.length > 0)
    throw createUsageError(
      'A baseline is made of the whole catalog',
      'Name no apps: skillpress check --update-baseline',
    );
}

async function updateBaseline(context: Context, findings: readonly Finding[]): Promise<void> {
  const { formatBaseline } = await import('../read/baseline.ts');
  const { length } = findings.filter(({ level }) => level === 'warning');
  replaceFile(resolve(context.cwd), BASELINE_FILE, [formatBaseline(findings)]);
  context.stderr(
    `${BASELINE_FILE}: ${countNoun(length, 'warning')} ${length === 1 ? 'is' : 'are'} known from now on; commit it\n`,
  );
}
