import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Candidate } from '../candidate.ts';
import type { Objection } from '../objection.ts';
import { UNREAD } from '../observeAll.ts';
import { runAll } from '../runAll.ts';
import type { Observation, ObservedApp } from '../observation.ts';
import type { Outcome, Registry, OfferedRegistry, RegistryParts, Standing } from '../registry.ts';
import { checkRoot, SKILLS } from './checkRoot.ts';
import { isOneFile, toBundlePath, readContent, type Bundle, type DirectoryAccess } from './content.ts';
import { openLockFile, LOCK_FILE } from './lockFile.ts';
import { isPlainPath } from './paths.ts';
import { openPlacing } from './placing.ts';
import { PAGE_FILE } from '../../text/skillFiles.ts';

/** A directory as `--registry` takes it. */
export const DIRECTORY: OfferedRegistry = { open: openDirectory, secrets: [], takesFolder: true };

/**
 * A folder or a checkout with `skills/<slug>/`, as `npx skills add` and the clients' own installers read it, and with the packs and lists of
 * them that make it a marketplace. Which folders and files are skillpress' is told by `skillpress.lock.json` beside `skills/`; no other one is ever
 * touched. Commits nothing, removes no app. Throws a usage error for a folder that is none or a link, an input/output error for one without the
 * right to write.
 */
export function openDirectory({ to, outDir, readOnly }: RegistryParts): Registry {
  const root = checkRoot(to, outDir, readOnly);
  const access: DirectoryAccess = {
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
      const added = [...new Set([...access.published].sort()), LOCK_FILE].join(' ');
      return `Nothing was committed. In ${root}: git add ${added} && git commit`;
    },
    caps: null,
    objection: (candidate) => objectionTo(candidate, access),
    lookUp: async (candidate) => renewable(standingOf(candidate, access), candidate),
    publish: async (candidate, intend) => publish(candidate, intend, access),
    observe: async (subjects, { signal, onDone }) => {
      const seen = new Map<string, Observation>();
      const waiting = [...subjects].reverse();
      const pick = (): ObservedApp | null => (signal.aborted ? null : (waiting.pop() ?? null));
      await runAll(1, pick, async (subject) => {
        seen.set(subject.slug, observe(subject, access));
        onDone(seen.size);
      });
      return seen;
    },
    findOrphans: (known) => findOrphans(known, access),
    close: async () => access.placing?.close(),
  };
}

function objectionTo(candidate: Candidate, access: DirectoryAccess): Objection | null {
  const { slug, files } = candidate;
  const paths = files.map(({ path }) => path);
  if (candidate.place !== undefined) return sharedObjection(candidate, paths, access);
  if (!/^[a-z0-9][a-z0-9-]*$/.test(slug) || !paths.every(isBelow))
    return {
      message: `"${slug}" or one of its files has a name that cannot be published as a path`,
      hint: 'Rename the folder of the app: lower-case letters, digits and hyphens.',
    };
  if (!paths.includes(PAGE_FILE))
    return { message: `it has no ${PAGE_FILE}`, hint: 'Build the catalog and publish again.' };
  return foreignObjection(candidate, access);
}

function foreignObjection(candidate: Candidate, access: DirectoryAccess): Objection | null {
  const content = readContent(candidate, access);
  return content.kind === 'foreign' ? { message: content.message, hint: content.hint } : null;
}

/** The same of what is no app: packs and lists have manifests in dot folders. */
function sharedObjection(
  candidate: Candidate,
  paths: readonly string[],
  access: DirectoryAccess,
): Objection | null {
  if (
    !isPlainPath(toBundlePath(candidate)) ||
    !(isOneFile(candidate) || (paths.length > 0 && paths.every(isPlainPath)))
  )
    return {
      message: `"${candidate.slug}" or one of its files has a name that cannot be published as a path`,
      hint: 'Build the catalog and publish again.',
    };
  return foreignObjection(candidate, access);
}

function isBelow(path: string): boolean {
  return path.split('/').every((step) => /^[\w][\w.-]*$/.test(step));
}

function standingOf(candidate: Bundle, access: DirectoryAccess): Standing {
  const content = readContent(candidate, access);
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

function publish(candidate: Candidate, intend: () => boolean, access: DirectoryAccess): Outcome {
  const { placing, lock } = access;
  if (!placing) return { kind: 'unsent', message: 'the folder was opened for reading only' };
  const objection = objectionTo(candidate, access);
  if (objection) return { kind: 'refused', lasting: false, ...objection };
  const { slug, version, date, fingerprint } = candidate;
  const content = readContent(candidate, access);
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
  const below = toBundlePath(candidate);
  staged?.putAt(below);
  access.published.add(below.split('/')[0] ?? below);
  return { kind: 'published' };
}

function observe({ slug, fingerprint }: ObservedApp, access: DirectoryAccess): Observation {
  const bundle = { slug, fingerprint: fingerprint ?? '' };
  const content = readContent(bundle, access);
  const standing = standingOf(bundle, access);
  if (standing.kind !== 'present') return standing;
  const date = content.kind === 'ours' ? content.date : null;
  const at = date === null ? null : Date.parse(`${date}T00:00:00Z`);
  const { latest } = standing;
  return {
    ...UNREAD,
    ...standing,
    publishedAt: at,
    versions: latest === null || at === null ? [] : [{ version: latest, at, verdict: null }],
    problem: content.kind === 'foreign' ? `${content.message}. ${content.hint}` : null,
  };
}

/** The paths that the lock file names, the folder still has and the catalog has no more. */
function findOrphans(known: ReadonlySet<string>, { root, lock }: DirectoryAccess): string[] {
  return lock
    .slugs()
    .filter((slug) => !known.has(slug))
    .map((slug) => (isPath(slug) ? slug : toBundlePath({ slug })))
    .filter((path) => isPlainPath(path) && lstatSync(join(root, path), { throwIfNoEntry: false }))
    .sort();
}

/** "plugins/crm", "skills.sh.json": no slug of an app has such a sign. */
function isPath(slug: string): boolean {
  return /[./]/.test(slug);
}
