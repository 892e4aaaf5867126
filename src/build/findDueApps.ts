import type { Edition } from '../model/release.ts';
import { isAsked, type Build, type Catalog, type HeldApp } from './catalog.ts';

/** True for an app whose bundle is not that of its newest release. */
export function isDue({ bundle, newest }: Edition): boolean {
  return newest?.digest !== bundle;
}

/** Returns the slugs of the apps that ended with errors. */
export function listFailedApps(ends: Build['ends']): ReadonlySet<string> {
  return new Set([...ends].flatMap(([slug, end]) => (end === 'failed' ? [slug] : [])));
}

/** Returns the apps with a page and without errors, in code-unit order. */
export function listSoundApps({ ends, held }: Pick<Build, 'ends' | 'held'>): readonly HeldApp[] {
  return held().apps.filter(({ record }) => ends.get(record.slug) !== 'failed');
}

/** Returns the slugs of the apps that are due for a release, among those with a page and without errors. Renders nothing. */
export function findDueApps(build: Pick<Build, 'ends' | 'held'>): ReadonlySet<string> {
  const due = listSoundApps(build).filter(({ edition }) => isDue(edition));
  return new Set(due.map(({ record }) => record.slug));
}

/** Returns the slugs of those of which `Build.due` is wanted and that are as the last build left them. */
export function listDueUnchanged({ options, inputs, before, state, lastBuild }: Catalog): string[] {
  const { dueOf } = options;
  if (dueOf === undefined) return [];
  const memory = lastBuild.memory();
  return inputs.flatMap(({ slug }) => {
    const edition = isAsked(slug, dueOf) ? memory.get(slug)?.edition : null;
    const isSound = !before.stale.has(slug) && state?.apps.endingOf(slug)?.failed === null;
    return isSound && edition && isDue(edition) ? [slug] : [];
  });
}
