import { createUsageError, findNearest } from '../errors.ts';
import type { PackSettings } from '../model/pack.ts';
import { locateInYaml } from './yaml.ts';

/** Throws a usage error that names each app of a pack that is not in the catalog, at its line of `catalog.yaml`. */
export function checkPackApps(
  packs: PackSettings | undefined,
  slugs: readonly string[],
  { file, text }: { readonly file: string; readonly text: string },
): void {
  const known = new Set(slugs);
  const problems = [...(packs?.own ?? [])].flatMap(([name, { apps, missing }]) =>
    apps.flatMap((slug, at) => {
      if (known.has(slug) || missing === 'skip') return [];
      const { line, column } = locateInYaml(text, ['packs', 'own', name, 'apps', at]);
      const near = findNearest(slug, slugs);
      const way = near === undefined ? '' : ` Did you mean "${near}"?`;
      return `${file}:${line}:${column}: packs.own.${name}.apps.${at}: there is no app "${slug}".${way}`;
    }),
  );
  if (problems.length === 0) return;
  throw createUsageError(
    `${file} is not valid:\n  ${problems.join('\n  ')}`,
    'A pack names its apps by their folders below apps/. For settings that several catalogs share, give it "missing: skip".',
  );
}
