import type { Edition } from '../model/release.ts';
import type { Build, Catalog } from './catalog.ts';

/** True for an app whose bundle is not that of its newest release. */
export function isDue({ bundle, newest }: Edition): boolean {
  return newest?.digest !== bundle;
}

/** Returns the slugs of the apps that ended with errors. */
export function listFailedApps(ends: Build['ends']): ReadonlySet<string> {
  return new Set([...ends].flatMap(([slug, end]) => (end === 'failed' ? [slug] : [])));
}

/** Returns the slugs of the apps that are due for a release, among those with a page and without errors. Renders nothing. */
export function findDueApps({ ends, held }: Pick<Build, 'ends' | 'held'>): ReadonlySet<string> {
  const due = held().apps.filter(
    ({ record, edition }) => ends.get(record.slug) !== 'failed' && isDue(edition),
  );
  return new Set(due.map(({ record }) => record.slug));
}

/** Returns the slugs of those that are as the last build left them. */
export function listDueUnchanged({ inputs, before, state, lastBuild }: Catalog): string[] {
  const memory = lastBuild.memory();
  return inputs.flatMap(({ slug }) => {
    const edition = memory.get(slug)?.edition;
    const isSound = !before.stale.has(slug) && state?.apps.endingOf(slug)?.failed === null;
    return isSound && edition && isDue(edition) ? [slug] : [];
  });
}
