import { isOwnPlace } from '../check/owner.ts';
import { toAddressKey } from '../text/plain.ts';
import type { ImportedApp, ImportTarget } from './importedApp.ts';
import { distinguishNames } from './distinguishNames.ts';

/** Membrane finds an app by its address, so two apps cannot have one: the app with more actions keeps it. */
export function keepOwnHomepages(apps: readonly ImportedApp[]): ImportedApp[] {
  const best = new Map<string, ImportedApp>();
  const addressOf = ({ facts: { homepage, draft } }: ImportedApp): string | null =>
    homepage === null || draft ? null : toAddressKey(homepage);
  for (const app of apps) {
    const key = addressOf(app);
    const other = key === null ? undefined : best.get(key);
    if (key !== null && (!other || app.snapshot.actions.length > other.snapshot.actions.length))
      best.set(key, app);
  }
  return apps.map((app) => {
    const key = addressOf(app);
    if (key === null || best.get(key) === app) return app;
    return { ...app, missing: ['own-homepage'], facts: { ...app.facts, draft: true } };
  });
}

/** No two apps of a catalog have one name. */
export function giveOwnNames(apps: readonly ImportedApp[], { names }: ImportTarget): ImportedApp[] {
  const distinct = distinguishNames(
    apps.map(({ slug, facts }) => ({ slug, name: facts.name, homepage: facts.homepage })),
    [...names.values()],
  );
  return apps.map((app) => {
    const name = distinct.get(app.slug) ?? app.facts.name;
    if (name === app.facts.name) return app;
    const repaired = { line: 1, field: 'name', reason: 'same-name', from: app.facts.name, to: name } as const;
    return { ...app, facts: { ...app.facts, name }, repaired: [...app.repaired, repaired] };
  });
}

/**
 * Leaves out docs that the rules would refuse in the descriptor as it is now: outside the app's own places, or another app's
 * homepage. A person may know better, so they are for review. `findLine` is where a page has its link.
 */
export function keepOwnDocs(
  apps: readonly ImportedApp[],
  findLine: (app: ImportedApp) => number,
): ImportedApp[] {
  const homes = new Map(
    apps.flatMap(({ slug, facts: { homepage } }): [string, string][] =>
      homepage === null ? [] : [[toAddressKey(homepage), slug]],
    ),
  );
  const isOwn = ({ slug, facts: { docs, homepage, name, summary } }: ImportedApp): boolean => {
    if (docs === null || homepage === null) return true;
    const key = toAddressKey(docs);
    const isAnothers = key !== toAddressKey(homepage) && homes.has(key);
    return !isAnothers && isOwnPlace(docs, { homepage, names: [name, slug], summary: summary ?? '' });
  };
  return apps.map((app) => {
    if (isOwn(app)) return app;
    const left = {
      line: findLine(app),
      field: 'docs',
      reason: 'unproved',
      value: app.facts.docs ?? '',
    } as const;
    return { ...app, facts: { ...app.facts, docs: null }, review: [...app.review, left] };
  });
}
