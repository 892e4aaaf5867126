import { checkRecords } from '../check/checkRecords.ts';
import type { AppRecord } from '../model/app.ts';
import type { Finding } from '../model/finding.ts';
import type { Project } from './openProject.ts';

/** Returns what rules about all apps say of this one, as far as the last build knows the others. */
export function findClashesOf(
  record: AppRecord,
  memory: ReadonlyMap<string, { readonly record: AppRecord | null }>,
  { config, renderer, resolve, rules }: Project,
): Finding[] {
  const others = [...memory].flatMap(([slug, app]) => (slug === record.slug ? [] : (app.record ?? [])));
  const records = [...others, record].sort((a, b) => (a.slug < b.slug ? -1 : 1));
  const catalog = { config, reserved: renderer.roots.reserved };
  return Object.values(checkRecords(records, catalog, resolve, rules))
    .flat()
    .filter(({ app }) => app === record.slug);
}
