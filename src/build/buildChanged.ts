import { setFlagsFromString } from 'node:v8';
import { checkPacks } from '../check/checkShared.ts';
import { checkRecords, type Clashes } from '../check/checkRecords.ts';
import type { AppRecord } from '../model/app.ts';
import type { Finding } from '../model/finding.ts';
import type { Pack } from '../model/pack.ts';
import type { Rule } from '../model/rule.ts';
import { choosePacks } from '../packs/choosePacks.ts';
import { checkNamedApps } from '../read/checkNamedApps.ts';
import { readPackReleases, type ReadPackReleases } from '../read/packReleases.ts';
import { countAsked } from './askedApps.ts';
import { askMembrane, type Answers } from './askMembrane.ts';
import { buildEach, type BuiltApps, type Visit } from './buildEach.ts';
import type { Build, BuildDeps, Catalog } from './catalog.ts';
import { findKept, findRecord, type Kept } from './findKept.ts';
import { listDueUnchanged } from './findDueApps.ts';
import { listFailed } from './listFailed.ts';
import { openProject, type Project } from './openProject.ts';
import type { BuildOutcome, ManifestApps } from './outcome.ts';
import { planBuild, sortApps } from './planBuild.ts';
import { readDescriptors } from './readDescriptors.ts';
import { relateAgain } from './relateAgain.ts';
import { relateCatalog } from './relateCatalog.ts';
import { renderCatalog } from './renderCatalog.ts';

/** By how many per cent of what is alive the heap may grow before it is collected, in a catalog of so many apps or more. */
const HEAP_GROWTH = [
  { apps: 10_000, percent: 15 },
  { apps: 1_000, percent: 30 },
];

/**
 * The list for a catalog in which something changed. Only apps that are not as the last build left them go through it; all of them
 * when Membrane is asked, or when each is to be visited.
 */
export async function buildChanged(catalog: Catalog, deps: BuildDeps, visit?: Visit): Promise<Build> {
  tuneEngine(catalog, visit !== undefined);
  const { project, broken, warnings } = await openProject(
    { ...catalog, isSound: catalog.state !== null },
    deps.outputs,
  );
  const history = readPackReleases(catalog.shared.releases);
  const unusable = [...broken, ...history.findings];
  if (unusable.length > 0) return nothingBuilt(catalog, unusable);
  checkNamedApps(
    project.config,
    catalog.inputs.map(({ slug }) => slug),
    { file: catalog.options.configLabel, text: catalog.recipe.configText },
  );
  const { answers, built, records, kept, clashes, refused } = await buildApps(catalog, project, deps, visit);
  const clashing = Object.values(clashes).flat();
  const apps = sortApps(catalog, built, refused);
  // A pack copies what an app has on disk, not what it would have if it were written.
  built.contents.keepApps(apps.built);
  const there = recordsThere(records, apps, catalog);
  // An app that was not asked for has no page yet, and nothing wrong with it.
  const sound = records.filter(({ slug }) => !refused.has(slug) || apps.kept.has(slug));
  const { packs, packFindings } = judgePacks({ there, sound }, history.files, project, kept);
  const shared = renderCatalog(catalog, project, {
    records: there,
    apps: manifestApps(catalog, apps),
    built,
    packs,
    kept,
  });
  const memory = { clashes, packs: packFindings, outputs: shared.findings, meant: shared.meant };
  const findings = [...warnings, ...clashing, ...packFindings, ...Object.values(shared.findings).flat()];
  const outage = { answers, host: deps.membrane?.host ?? 'Membrane', file: catalog.options.configLabel };
  return planBuild({
    catalog,
    outage,
    records,
    there,
    built,
    refused,
    apps,
    shared,
    findings,
    memory,
  });
}

/** What the stages of single apps came to. */
interface BuiltStages extends Pick<BuildOutcome, 'built' | 'records' | 'refused'> {
  readonly answers: Answers;
  readonly kept: Kept | null;
  readonly clashes: Clashes;
}

/** Takes apps through the stages. What relates them is let go before files of the whole catalog are made, which take most memory. */
async function buildApps(
  catalog: Catalog,
  project: Project,
  deps: BuildDeps,
  visit: Visit | undefined,
): Promise<BuiltStages> {
  const asks = deps.membrane !== undefined;
  const every = asks || visit !== undefined || catalog.options.fix === true;
  const sources = readDescriptors(catalog, project.config, { every, keep: asks }, deps);
  const answers = await askMembrane(catalog, sources, deps);
  const related = relateCatalog(catalog, project, sources);
  const neighbours = [...related.neighbours, ...listDueUnchanged(catalog)];
  const first = await buildEach(catalog, project, { ...related, neighbours, sources, answers }, deps, visit);
  const records = recordsOf(catalog, first);
  const kept = findKept(catalog, first);
  const clashes = findClashes(records, first, project, kept);
  const refused = listFailed(Object.values(clashes).flat());
  const built = await relateAgain(catalog, project, { related, answers, built: first, refused }, deps);
  return { answers, built, records, kept, clashes, refused };
}

/** Chooses the packs of the apps that are there; rules judge those of all sound apps. */
function judgePacks(
  { there, sound }: { readonly there: readonly AppRecord[]; readonly sound: readonly AppRecord[] },
  releases: ReadPackReleases['files'],
  { config, status, resolve, rules }: Project,
  kept: Kept | null,
): { readonly packs: readonly Pack[]; readonly packFindings: readonly Finding[] } {
  const choose = (from: readonly AppRecord[]): readonly Pack[] =>
    choosePacks(from, { config, status, releases });
  const packs = choose(there);
  if (kept?.sameRecords) return { packs, packFindings: kept.memory.packs };
  const judged = sound.length === there.length ? packs : choose(sound);
  return { packs, packFindings: checkPacks(judged, config, resolve, rules) };
}

/**
 * Sets V8 up for a build. By default V8 compiles a function for speed once it was used some; that takes a third of the CPU time of 78
 * apps, and a quarter of that of 3,074 in each thread. Here a function has to be used ten times as much before. Also by default, the heap
 * may grow to four times what is alive; the larger a catalog, the less it gets, which takes some time, but not in a caller that looks at
 * every app and writes little.
 */
function tuneEngine({ inputs }: Catalog, everyApp: boolean): void {
  setFlagsFromString('--interrupt-budget=1320000');
  const growth = HEAP_GROWTH.find(({ apps }) => inputs.length >= apps);
  if (growth && !everyApp) setFlagsFromString(`--heap-growing-percent=${growth.percent}`);
}

function nothingBuilt(catalog: Catalog, findings: readonly Finding[]): Build {
  const ends = new Map(catalog.inputs.map(({ slug }) => [slug, 'failed' as const]));
  return {
    apps: countAsked(ends, catalog.options.only),
    ends,
    held: () => ({ apps: [], manifest: catalog.lastBuild.manifest() }),
    listed: () => [],
    due: new Map(),
    findings,
    plan: { changes: [], unchanged: 0, content: () => [], digest: () => null },
    apply: async () => ({ done: 0, unsaved: null }),
    close: () => {},
  };
}

/** The record of each app as built now; of one that is unchanged or has errors, the last good one. A draft has none. */
function recordsOf({ inputs, lastBuild }: Catalog, { kept }: BuiltApps): AppRecord[] {
  const memory = lastBuild.memory();
  return inputs.flatMap(({ slug }) => {
    const app = kept.get(slug);
    if (app) return findRecord(app, () => lastBuild.lastGood(slug)?.record ?? null) ?? [];
    return memory.get(slug)?.record ?? [];
  });
}

/** What rules about all apps together find. A finding about an app that was built now may have moved. */
function findClashes(
  records: readonly AppRecord[],
  { kept: built }: BuiltApps,
  { config, renderer, resolve, rules }: Project,
  kept: Kept | null,
): Clashes {
  const keptOf = ({ name, overlooksShapes }: Rule): readonly Finding[] | null => {
    const found =
      kept?.sameRecords && (overlooksShapes || kept.sameShapes) ? kept.memory.clashes[name] : null;
    return found?.every(({ app }) => app !== undefined && !built.has(app)) ? found : null;
  };
  return checkRecords(records, { config, reserved: renderer.roots.reserved }, resolve, rules, keptOf);
}

/** Files of the whole catalog name only apps that the output folder will hold, each as its page there is. */
function recordsThere(
  records: readonly AppRecord[],
  { built, kept }: ManifestApps,
  { lastBuild }: Catalog,
): AppRecord[] {
  return records.flatMap((record) => {
    const { slug } = record;
    if (built.has(slug)) return record;
    return kept.has(slug) ? (lastBuild.lastGood(slug)?.record ?? record) : [];
  });
}

function manifestApps({ lastBuild }: Catalog, { built, kept }: ManifestApps) {
  const previous = lastBuild.manifest();
  return new Map([...[...previous.apps].filter(([slug]) => kept.has(slug)), ...built]);
}
