import { countAsked, keepAskedFindings } from '../build/askedApps.ts';
import { buildCatalog } from '../build/buildCatalog.ts';
import { isAsked, type Build, type BuildDeps, type BuildOptions } from '../build/catalog.ts';
import { listSoundApps } from '../build/findDueApps.ts';
import { readConfig } from '../read/settings.ts';
import type { Finding } from '../model/finding.ts';
import type { DuePack } from '../release/findDuePacks.ts';
import { recordRelease } from '../release/recordRelease.ts';
import { reportFutureRelease, type DueRelease } from '../release/reportDue.ts';
import { findPacks } from './findPacks.ts';

/** What of a catalog is to be released. */
export interface FoundDue extends Pick<Build, 'apps' | 'findings'> {
  readonly due: readonly DueRelease[];
  readonly packs: readonly DuePack[];
  /** Warnings about releases with a date in the future. */
  readonly future: readonly Finding[];
  /** How many apps were looked at and could be released. */
  readonly ready: number;
}

/** Builds without writing, and takes the apps and packs that are due. Whatever is asked for, packs are made of all apps. */
export async function findDue(
  options: BuildOptions,
  day: string,
  deps: Pick<BuildDeps, 'onProgress' | 'stop'>,
): Promise<FoundDue> {
  const { only } = options;
  const build = await buildCatalog({ ...options, only: [], dueOf: only }, deps);
  try {
    const due = [...build.due].flatMap(([slug, { last, ...made }]): DueRelease[] => {
      const next = isAsked(slug, only) ? recordRelease(last, made, day) : null;
      return next ? [{ slug, last, next }] : [];
    });
    const future = [...build.due].flatMap(([slug, { last }]) =>
      isAsked(slug, only) ? reportFutureRelease(slug, last, { day, appsLabel: options.appsLabel }) : [],
    );
    const apps = countAsked(build.ends, only);
    const findings = await keepAskedFindings(options, build.findings, build.ends);
    const config = readConfig(options);
    const recorded = new Map(
      due.flatMap(({ slug, next }) => next.releases.slice(0, 1).map((each) => [slug, each])),
    );
    const { due: packs } = findPacks(build, options, { config, recorded, held: [], day });
    return { apps, findings, due, packs, future, ready: countReady(build, only) };
  } finally {
    build.close();
  }
}

/** Apps that were asked for, have a page and no errors. */
function countReady(build: Build, only: readonly string[]): number {
  return listSoundApps(build).filter(({ record }) => isAsked(record.slug, only)).length;
}
