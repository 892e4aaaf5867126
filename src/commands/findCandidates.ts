import { eachApp } from '../build/buildCatalog.ts';
import type { Visit } from '../build/buildEach.ts';
import { isAsked, type BuildDeps, type BuildOptions } from '../build/catalog.ts';
import type { FileChange } from '../model/files.ts';
import type { Candidate, Candidates } from '../publish/candidate.ts';
import type { Refusal } from '../publish/plan.ts';
import { groupErrors, refuseDifference, toRefusal } from '../publish/skipBroken.ts';
import { toCandidate, type CandidateParts } from '../publish/toCandidate.ts';
import { readDescriptorFile } from '../read/readApp.ts';
import { DESCRIPTOR_FILE } from '../text/fileNames.ts';
import { collectShared } from './collectShared.ts';

/** What is taken of a catalog. */
export interface Wanted {
  /** What is not as it was released is left out without a word. */
  readonly released: boolean;
  /** Packs and the rest of the catalog besides apps, too. */
  readonly takesCatalog: boolean;
}

/**
 * Builds the catalog anew without writing, and takes the newest release of each app; one with errors is skipped. Throws (exit 1)
 * when a rule finds an error of no single app, or the output folder has anything else than this build: what nobody checked is not
 * published.
 */
export async function findCandidates(
  options: BuildOptions,
  parts: CandidateParts,
  { released, takesCatalog }: Wanted,
  deps: Pick<BuildDeps, 'onProgress' | 'stop'>,
): Promise<Candidates> {
  const candidates: Candidate[] = [];
  const heldBack: Refusal[] = [];
  const shared = takesCatalog && options.only.length === 0 ? collectShared(options) : null;
  const visit: Visit = (ready, project): void => {
    shared?.add(ready, project);
    if (!isAsked(ready.app.slug, options.only)) return;
    const candidate = toCandidate(ready, parts);
    if ('hint' in candidate) heldBack.push(candidate);
    else candidates.push(candidate);
  };
  // Whatever is asked for, all of the catalog has to be as it was built.
  const { findings, plan, close } = await eachApp({ ...options, only: [] }, deps, visit);
  close();
  const broken = groupErrors(findings);
  // An app with errors is missing from files of the whole catalog and from listings of others, none of which is sent.
  const isSent = ({ path, app }: FileChange): boolean =>
    app !== null && !broken.has(app) && path.startsWith(`${parts.bundle}/`);
  const differing = broken.size === 0 ? plan.changes : plan.changes.filter(isSent);
  refuseDifference(
    differing.map(({ path }) => path),
    options.outLabel,
  );
  const isSound = ({ slug }: { readonly slug: string }): boolean => !broken.has(slug);
  const skipped = [...broken].filter(([slug]) => isAsked(slug, options.only)).map(toRefusal);
  const held = new Set([...broken.keys(), ...heldBack.map(({ slug }) => slug)]);
  const whole = shared?.find(plan.changes, held);
  const unreleased = [...heldBack.filter(isSound), ...(whole?.heldBack ?? [])];
  return {
    candidates: [...candidates.filter(isSound), ...(whole?.candidates ?? [])],
    heldBack: [...skipped, ...draftsAmong(options), ...(released ? [] : unreleased)].sort((a, b) =>
      a.slug < b.slug ? -1 : 1,
    ),
  };
}

/** A draft that is named is told, not left out in silence. */
function draftsAmong({ only, drafts, appsDir, appsLabel }: BuildOptions): Refusal[] {
  const folder = { dir: appsDir, label: appsLabel };
  const isDraft = (slug: string): boolean => readDescriptorFile(slug, folder).descriptor?.draft === true;
  return (drafts ? [] : only.filter(isDraft)).map((slug) => ({
    slug,
    version: null,
    message: 'it is a draft, so there is nothing of it to publish',
    hint: `Remove the line "draft: true" from ${appsLabel}/${slug}/${DESCRIPTOR_FILE} when the rest is true, then build and release it.`,
  }));
}
