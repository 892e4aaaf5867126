import type { Finding } from '../model/finding.ts';
import type { AppCounts, AppEnd } from '../model/progress.ts';
import type { AppsFolder } from '../read/digest.ts';
import { isAsked, type BuildOptions } from './catalog.ts';

/** Counts the apps that were asked for, by how each ended. */
export function countAsked(ends: ReadonlyMap<string, AppEnd>, only: readonly string[]): AppCounts {
  const counts = { total: 0, built: 0, unchanged: 0, stale: 0, failed: 0, drafts: 0 };
  for (const [slug, end] of ends) {
    if (!isAsked(slug, only)) continue;
    if (end === 'draft') counts.drafts += 1;
    else {
      counts.total += 1;
      counts[end] += 1;
    }
  }
  return counts;
}

/**
 * The findings about the apps that were asked for and about the catalog as a whole, and one for each draft that was named
 * and left out.
 */
export async function keepAskedFindings(
  { only, appsDir: dir, appsLabel: label }: BuildOptions,
  findings: readonly Finding[],
  ends: ReadonlyMap<string, AppEnd>,
): Promise<Finding[]> {
  const asked = findings.filter(({ app }) => app === undefined || isAsked(app, only));
  return [...asked, ...(await reportNamedDrafts(only, ends, { dir, label }))];
}

/** The rule of a draft that was named and left out. */
export const NAMED_DRAFT = 'descriptor/draft';

/** A finding for each draft that was named and left out. */
async function reportNamedDrafts(
  only: readonly string[],
  ends: ReadonlyMap<string, AppEnd>,
  folder: AppsFolder,
): Promise<Finding[]> {
  const drafts = only.filter((slug) => ends.get(slug) === 'draft');
  if (drafts.length === 0) return [];
  // Readers of YAML come with it, which a build in which nothing changed does without.
  const { locateInDescriptor } = await import('../read/place.ts');
  return drafts.map((app): Finding => ({
    level: 'warning',
    rule: NAMED_DRAFT,
    app,
    ...locateInDescriptor(app, { at: ['draft'] }, folder),
    message: `"${app}" is a draft, so it was left out`,
    hint: 'Remove the line "draft: true" when the rest is true, or add --drafts to see its page.',
  }));
}
