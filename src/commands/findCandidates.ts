import { buildCatalog } from '../build/buildCatalog.ts';
import type { Refusal } from '../publish/objection.ts';
import { isAsked, type Build, type BuildDeps, type BuildOptions } from '../build/catalog.ts';
import type { FileChange } from '../model/files.ts';
import type { Candidate, Candidates } from '../publish/candidate.ts';
import { groupErrors, refuseDifference, toRefusal } from '../publish/judgeCatalog.ts';
import { toCandidate, type CandidateParts } from '../publish/toCandidate.ts';
import { readDescriptorFile } from '../read/readApp.ts';
import { DESCRIPTOR_FILE } from '../text/fileNames.ts';
import { findShared } from './findShared.ts';

/** What is taken of a catalog. */
export interface WantedCandidates {
  /** What is not as it was released is left out without a word. */
  readonly released: boolean;
  /** Packs and the rest of the catalog besides apps, too. */
  readonly takesCatalog: boolean;
}

/** What of a catalog may be published, and what the catalog has. */
export interface CatalogCandidates extends Candidates {
  /** Every app, drafts and those with errors too, and the path of what is no app; `null` where only some apps were asked for. */
  readonly known: ReadonlySet<string> | null;
}

/**
 * Builds the catalog anew without writing, and takes the newest release of each app; one with errors is skipped. Throws (exit 1)
 * when a rule finds an error of no single app, or the output folder has anything else than this build: what nobody checked is not
 * published.
 */
export async function findCandidates(
  options: BuildOptions,
  parts: CandidateParts,
  wanted: WantedCandidates,
  deps: Pick<BuildDeps, 'onProgress' | 'stop'>,
): Promise<CatalogCandidates> {
  // Whatever is asked for, all of the catalog has to be as it was built.
  const build = await buildCatalog({ ...options, only: [] }, deps);
  try {
    return takeCandidates(build, options, parts, wanted);
  } finally {
    build.close();
  }
}

function takeCandidates(
  build: Build,
  options: BuildOptions,
  parts: CandidateParts,
  { released, takesCatalog }: WantedCandidates,
): CatalogCandidates {
  const { findings, plan } = build;
  const broken = groupErrors(findings);
  // An app with errors is missing from files of the whole catalog and from listings of others, none of which is sent.
  const isSent = ({ path, app }: FileChange): boolean =>
    app !== null && !broken.has(app) && path.startsWith(`${parts.bundle}/`);
  const differing = broken.size === 0 ? plan.changes : plan.changes.filter(isSent);
  refuseDifference(
    differing.map(({ path }) => path),
    options.outLabel,
  );
  const { candidates, heldBack } = findApps(build, broken, options.only, parts);
  const skipped = [...broken].filter(([slug]) => isAsked(slug, options.only)).map(toRefusal);
  const held = new Set([...broken.keys(), ...heldBack.map(({ slug }) => slug)]);
  const asksAll = options.only.length === 0;
  const whole = takesCatalog && asksAll ? findShared(build, held, options, parts.config) : NONE;
  const unreleased = [...heldBack, ...whole.heldBack];
  const shared = [...whole.candidates, ...whole.heldBack].map(({ slug }) => slug);
  return {
    candidates: [...candidates, ...whole.candidates],
    heldBack: [...skipped, ...draftsAmong(options), ...(released ? [] : unreleased)].sort((a, b) =>
      a.slug < b.slug ? -1 : 1,
    ),
    known: asksAll ? new Set([...build.ends.keys(), ...shared]) : null,
  };
}

const NONE: Candidates = { candidates: [], heldBack: [] };

/** The newest release of each app without errors, or why there is none. */
function findApps(
  { held }: Build,
  broken: ReadonlyMap<string, unknown>,
  only: readonly string[],
  parts: CandidateParts,
): Candidates {
  const found = held()
    .apps.filter(({ record: { slug } }) => isAsked(slug, only) && !broken.has(slug))
    .map((app) => toCandidate(app, parts));
  return {
    candidates: found.filter((each): each is Candidate => !('hint' in each)),
    heldBack: found.filter((each): each is Refusal => 'hint' in each),
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
