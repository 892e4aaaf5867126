import { stampAll } from '../cache/stamps.ts';
import { loadFindings, loadListed } from '../cache/findings.ts';
import { saveStamps, type LoadedState } from '../cache/state.ts';
import { attempt } from '../disk/attempt.ts';
import type { AppEnd } from '../model/progress.ts';
import { keepAskedFindings, countAsked } from './askedApps.ts';
import type { Visit } from './buildEach.ts';
import { listDueUnchanged } from './findDueApps.ts';
import { readHeld } from './heldCatalog.ts';
import { openCatalog, type Build, type BuildDeps, type BuildOptions, type Catalog } from './catalog.ts';

/**
 * Builds a catalog: what is to change comes back as a plan, nothing is written before `apply`. A catalog in which nothing changed
 * ends at the comparison of stamps; the stages that parse, render and check are not even loaded for it.
 */
export async function buildCatalog(options: BuildOptions, deps: BuildDeps = {}): Promise<Build> {
  const catalog = openCatalog(options, deps.outputs);
  return (await unchanged(catalog, deps)) ?? (await import('./buildChanged.ts')).buildChanged(catalog, deps);
}

/** Builds every app, unchanged ones too, and shows each that has no error of its own to `visit`. */
export async function forEachApp(options: BuildOptions, deps: BuildDeps, visit: Visit): Promise<Build> {
  const { buildChanged } = await import('./buildChanged.ts');
  return buildChanged(openCatalog(options, deps.outputs), deps, visit);
}

/** The build of a catalog in which nothing changed since the last one; `null` when something did. */
async function unchanged(catalog: Catalog, { membrane }: BuildDeps): Promise<Build | null> {
  const { options, before, state, inputs } = catalog;
  if (!before.current || !state || membrane || options.fix) return null;
  if (listDueUnchanged(catalog).length > 0) return null;
  const endOf = (slug: string): AppEnd => {
    const { failed = null, draft = null } = state.apps.endingOf(slug) ?? {};
    if (draft === 'left out') return 'draft';
    return failed ? 'failed' : 'unchanged';
  };
  const ends = new Map(inputs.map(({ slug }) => [slug, endOf(slug)]));
  return {
    apps: countAsked(ends, options.only),
    ends,
    held: () => readHeld(catalog),
    listed: () => loadListed(catalog.cacheDir),
    due: new Map(),
    findings: await keepAskedFindings(
      options,
      state.hasFindings ? (loadFindings(catalog.cacheDir, 'all') ?? []) : [],
      ends,
    ),
    plan: { changes: [], unchanged: state.total, content: () => [], digest: () => null },
    apply: async () => ({
      done: 0,
      unsaved: before.restamp ? attempt(() => restamp(catalog, state)) : null,
    }),
    close: () => {},
  };
}

function restamp({ cacheDir, inputs, options }: Catalog, state: LoadedState): void {
  saveStamps(cacheDir, { ...state, ...stampAll(inputs, state, options.outDir) }, state.seals);
}
