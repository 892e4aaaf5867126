import { openCatalog, type BuildDeps, type BuildOptions, type BuildResult, type Catalog } from './catalog.ts';
import { loadFindings, saveStamps, type LoadedState } from '../cache/state.ts';
import { stampAll } from '../cache/stamps.ts';

/**
 * Builds a catalog: what is to change comes back as a plan, nothing is written. A catalog in which nothing changed ends at
 * the comparison of stamps; the stages that parse, render and check are not even loaded for it.
 */
export async function buildCatalog(options: BuildOptions, deps: BuildDeps = {}): Promise<BuildResult> {
  const catalog = openCatalog(options);
  if (catalog.before.current && catalog.state && !deps.membrane && !deps.onApp)
    return asBefore(catalog, catalog.state);
  const { runStages } = await import('./stages.ts');
  return runStages(catalog, deps);
}

function asBefore({ options, inputs, before }: Catalog, state: LoadedState): BuildResult {
  const { counts } = state;
  return {
    apps: { ...counts, built: 0, unchanged: counts.built + counts.unchanged },
    findings: state.hasFindings ? loadFindings(options.stateDir) : [],
    plan: { changes: [], unchanged: state.total, content: () => new Uint8Array(), digest: () => null },
    close: () => {},
    remember: () => {
      if (before.restamp)
        saveStamps(options.stateDir, { ...state, ...stampAll(inputs, state, options.outDir) });
    },
  };
}
