import type { ImportedApp, Refused } from './importedApp.ts';

/** Makes drafts of the apps that the rules refuse, so that the first build of what was imported has no error. */
export function draftRefused(
  apps: readonly ImportedApp[],
  errors: ReadonlyMap<string, readonly Refused[]>,
): ImportedApp[] {
  return apps.map((app) => {
    const refused = app.facts.draft ? undefined : errors.get(app.slug);
    if (refused === undefined) return app;
    return {
      ...app,
      missing: ['rules'],
      refused: refused.map(({ rule, message }) => ({ rule, message })),
      facts: { ...app.facts, draft: true },
    };
  });
}
