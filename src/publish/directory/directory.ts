import type { Candidate } from '../candidate.ts';
import type { Objection } from '../objection.ts';
import { runAll } from '../runAll.ts';
import type { Observation, ObservedApp } from '../observation.ts';
import type { Outcome, Registry, OfferedRegistry, RegistryParts, Standing } from '../registry.ts';
import { checkRoot, SKILLS } from './checkRoot.ts';
import { isOneFile, findPlace, readContent, type Bundle, type DirectoryAccess } from './content.ts';
import { openLockFile, LOCK_FILE } from './lockFile.ts';
import { isPlainPath } from './paths.ts';
import { openPlacing } from './placing.ts';

/** A directory as `--registry` takes it. */
export const DIRECTORY: OfferedRegistry = { open: openDirectory, secrets: [] };

/**
 * A folder or a checkout with `skills/<slug>/`, as `npx skills add` and the clients' own installers read it, and with the packs and lists of
 * them that make it a marketplace. Which folders and files are skillpress' is told by `skillpress.lock.json` beside `skills/`; no other one is ever touched. Commits nothing, removes no
 * app. Throws a usage error for a folder that is none or a link, an input/output error for one without the right to write.
 */
export function openDirectory({ to, outDir, readOnly }: RegistryParts): Registry {
  const root = checkRoot(to, outDir, readOnly);
  const place: DirectoryAccess = {
    root,
    lock: openLockFile(root),
    placing: readOnly ? null : openPlacing(root),
    published: new Set(),
  };
  return {
    name: 'directory',
    bundle: SKILLS,
    takesCatalog: true,
    id: `directory@${root}`,
    isLocal: true,
    showsPending: true,
    spacingMs: 0,
    get afterword() {
      const added = [...new Set([...place.published].sort()), LOCK_FILE].join(' ');
      return `Nothing was committed. In ${root}: git add ${added} && git commit`;
    },
    caps: null,
    objection: (candidate) => objectionTo(candidate, place),
    lookUp: async (candidate) => renewable(standingOf(candidate, place), candidate),
    publish: async (candidate, intend) => publish(candidate, intend, place),
    observe: async (subjects, { signal, onDone }) => {
      const seen = new Map<string, Observation>();
      const waiting = [...subjects].reverse();
      const pick = (): ObservedApp | null => (signal.aborted ? null : (waiting.pop() ?? null));
      await runAll(1, pick, async (subject) => {
        seen.set(subject.slug, observe(subject, place));
        onDone(seen.size);
      });
      return seen;
    },
    close: async () => place.placing?.close(),
  };
}

function objectionTo(candidate: Candidate, place: DirectoryAccess): Objection | null {
  const { slug, files } = candidate;
  const paths = files.map(({ path }) => path);
  if (candidate.place !== undefined) return sharedObjection(candidate, paths, place);
  if (!/^[a-z0-9][a-z0-9-]*$/.test(slug) || !paths.every(isBelow))
    return {
      message: `"${slug}" or one of its files has a name that cannot be published as a path`,
      hint: 'Rename the folder of the app: lower-case letters, digits and hyphens.',
    };
  if (!paths.includes('SKILL.md'))
    return { message: 'it has no SKILL.md', hint: 'Build the catalog and publish again.' };
  return foreignObjection(candidate, place);
}

function foreignObjection(candidate: Candidate, place: DirectoryAccess): Objection | null {
  const content = readContent(candidate, place);
  return content.kind === 'foreign' ? { message: content.message, hint: content.hint } : null;
}

/** Packs and lists have manifests in dot folders. */
function sharedObjection(
  candidate: Candidate,
  paths: readonly string[],
  place: DirectoryAccess,
): Objection | null {
  if (
    !isPlainPath(findPlace(candidate)) ||
    !(isOneFile(candidate) || (paths.length > 0 && paths.every(isPlainPath)))
  )
    return {
      message: `"${candidate.slug}" or one of its files has a name that cannot be published as a path`,
      hint: 'Build the catalog and publish again.',
    };
  return foreignObjection(candidate, place);
}

function isBelow(path: string): boolean {
  return path.split('/').every((step) => /^[\w][\w.-]*$/.test(step));
}

function standingOf(candidate: Bundle, place: DirectoryAccess): Standing {
  const content = readContent(candidate, place);
  if (content.kind === 'absent') return content;
  if (content.kind !== 'ours') return { kind: 'present', latest: null, match: null };
  const { version, digest } = content;
  return { kind: 'present', latest: version, match: digest === candidate.fingerprint ? version : null };
}

/** A folder can have the same version anew: a release is of ClawHub's bundle, and a page may change without it. */
function renewable(standing: Standing, { version }: Candidate): Standing {
  const isOld = standing.kind === 'present' && standing.latest === version && standing.match === null;
  return isOld ? { ...standing, latest: null } : standing;
}

function publish(candidate: Candidate, intend: () => boolean, place: DirectoryAccess): Outcome {
  const { placing, lock } = place;
  if (!placing) return { kind: 'unsent', message: 'the folder was opened for reading only' };
  const objection = objectionTo(candidate, place);
  if (objection) return { kind: 'refused', lasting: false, ...objection };
  const { slug, version, date, fingerprint } = candidate;
  const content = readContent(candidate, place);
  const staged = content.kind === 'unrecorded' ? null : placing.stage(candidate);
  if (staged === 'changed')
    return {
      kind: 'refused',
      lasting: false,
      message: 'its files changed while they were read',
      hint: 'Build the catalog and publish again.',
    };
  if (!intend()) return { kind: 'unsent', message: 'the run is ending' };
  // First the record: a run that dies in between leaves a folder that is known to be one of the two.
  const previous = content.kind === 'ours' ? { version: content.version, digest: content.digest } : null;
  lock.set(slug, { version, date, digest: fingerprint, previous });
  const below = findPlace(candidate);
  staged?.putAt(below);
  place.published.add(below.split('/')[0] ?? below);
  return { kind: 'published' };
}

function observe({ slug, fingerprint }: ObservedApp, place: DirectoryAccess): Observation {
  const bundle = { slug, fingerprint: fingerprint ?? '' };
  const content = readContent(bundle, place);
  const standing = standingOf(bundle, place);
  if (standing.kind !== 'present') return standing;
  const date = content.kind === 'ours' ? content.date : null;
  const at = date === null ? null : Date.parse(`${date}T00:00:00Z`);
  const { latest } = standing;
  return {
    ...standing,
    url: null,
    publishedAt: at,
    downloads: null,
    installs: null,
    stars: null,
    security: { verdict: null, flags: [], auditUrl: null, reports: [] },
    versions: latest === null || at === null ? [] : [{ version: latest, at, verdict: null }],
    problem: content.kind === 'foreign' ? `${content.message}. ${content.hint}` : null,
  };
}
