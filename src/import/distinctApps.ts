import type { ImportedApp, ImportTarget } from './importedApp.ts';
import { distinctNames } from './names.ts';

/** Membrane finds an app by its address, so two apps cannot have one: the app with more actions keeps it. */
export function withOwnHomepages(apps: readonly ImportedApp[]): ImportedApp[] {
  const best = new Map<string, ImportedApp>();
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

function addressOf({ facts: { homepage, draft } }: ImportedApp): string | null {
  if (homepage === null || draft) return null;
  return homepage
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\/$/, '');
}

/** No two apps of a catalog have one name. */
export function withOwnNames(apps: readonly ImportedApp[], { names }: ImportTarget): ImportedApp[] {
  const distinct = distinctNames(
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
