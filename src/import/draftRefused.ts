import type { ImportedApp, RuleRefusal } from './importedApp.ts';

/** Makes drafts of the apps that the rules refuse, so that the first build of what was imported has no error. */
export function draftRefused(
  apps: readonly ImportedApp[],
  errors: ReadonlyMap<string, readonly (RuleRefusal & { readonly apps?: readonly string[] })[]>,
): ImportedApp[] {
  const imported = new Set(apps.map(({ slug }) => slug));
  // Of pages that clash with each other the first one stays.
  const isFirst = (slug: string, clash: readonly string[] = []): boolean =>
    clash[0] === slug && clash.every((other) => imported.has(other));
  return apps.map((app) => {
    const found = app.facts.draft ? undefined : errors.get(app.slug);
    const refused = found?.every(({ apps: clash }) => isFirst(app.slug, clash)) ? undefined : found;
    if (refused === undefined) return app;
    return {
      ...app,
      missing: ['rules'],
      refused: refused.map(({ rule, message }) => ({ rule, message })),
      facts: { ...app.facts, draft: true },
    };
  });
}
