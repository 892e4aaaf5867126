import { createUsageError, findNearest } from '../errors.ts';
import type { Config } from '../model/config.ts';
import { locateInYaml, type Step } from './yaml.ts';

/** Throws a usage error that names each app of a pack, or of SecondMe, that is not in the catalog, at its line of `catalog.yaml`. */
export function checkNamedApps(
  settings: Pick<Config, 'packs' | 'secondme'>,
  slugs: readonly string[],
  { file, text }: { readonly file: string; readonly text: string },
): void {
  const known = new Set(slugs);
  const problems = listNamed(settings).flatMap(({ at, slug }) => {
    if (known.has(slug)) return [];
    const { line, column } = locateInYaml(text, at);
    const near = findNearest(slug, slugs);
    const way = near === undefined ? '' : ` Did you mean "${near}"?`;
    return `${file}:${line}:${column}: ${at.join('.')}: there is no app "${slug}".${way}`;
  });
  if (problems.length === 0) return;
  throw createUsageError(
    `${file} is not valid:\n  ${problems.join('\n  ')}`,
    'Apps are named by their folders below apps/. For settings that several catalogs share, give a pack "missing: skip".',
  );
}

interface NamedApp {
  /** Its place in the settings. */
  readonly at: readonly Step[];
  readonly slug: string;
}

function listNamed({ packs, secondme }: Pick<Config, 'packs' | 'secondme'>): NamedApp[] {
  const listIn = (path: readonly Step[], apps: readonly string[]): NamedApp[] =>
    apps.map((slug, index) => ({ at: [...path, index], slug }));
  const ofPacks = [...(packs?.own ?? [])].flatMap(([name, { apps, missing }]) =>
    missing === 'skip' ? [] : listIn(['packs', 'own', name, 'apps'], apps),
  );
  return [...ofPacks, ...listIn(['secondme', 'apps'], secondme?.apps ?? [])];
}
