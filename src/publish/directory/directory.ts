import { join } from 'node:path';
import type { Candidate } from '../candidate.ts';
import { runAll } from '../runAll.ts';
import type { Observation, Subject } from '../observation.ts';
import type { Objection, Outcome, Registry, RegistryEntry, RegistryParts, Standing } from '../registry.ts';
import { checkRoot, SKILLS } from './checkRoot.ts';
import { openLockFile, LOCK_FILE, type LockFile } from './lockFile.ts';
import { openPlacing, type Placing } from './placing.ts';
import { readFolder, type Folder } from './readFolder.ts';

/** A directory as `--registry` takes it. */
export const DIRECTORY: RegistryEntry = { open: openDirectory, secrets: [] };

/**
 * A folder or a checkout with `skills/<slug>/`, as `npx skills add` and the clients' own installers read it. Which folders
 * are skillpress' is told by `skillpress.lock.json` beside `skills/`; no other one is ever touched. Commits nothing, removes no
 * app. Throws a usage error for a folder that is none or a link, an input/output error for one without the right to write.
 */
export function openDirectory({ to, outDir, readOnly }: RegistryParts): Registry {
  const root = checkRoot(to, outDir, readOnly);
  const place: DirectoryAccess = {
    root,
    lock: openLockFile(root),
    placing: readOnly ? null : openPlacing(root, join(root, SKILLS)),
  };
  return {
    name: 'directory',
    bundle: SKILLS,
    id: `directory@${root}`,
    isLocal: true,
    showsPending: true,
    spacingMs: 0,
    afterword: `Nothing was committed. In ${root}: git add ${SKILLS} ${LOCK_FILE} && git commit`,
    caps: null,
    objection: (candidate) => objectionTo(candidate, place),
    lookUp: async (candidate) => renewable(standingOf(candidate, place), candidate),
    publish: async (candidate, intend) => publish(candidate, intend, place),
    observe: async (subjects, { signal, onDone }) => {
      const seen = new Map<string, Observation>();
      const waiting = [...subjects].reverse();
      const pick = (): Subject | null => (signal.aborted ? null : (waiting.pop() ?? null));
      await runAll(1, pick, async (subject) => {
        seen.set(subject.slug, observe(subject, place));
        onDone(seen.size);
      });
      return seen;
    },
    close: async () => place.placing?.close(),
  };
}

interface DirectoryAccess {
  readonly root: string;
  readonly lock: LockFile;
  readonly placing: Placing | null;
}

type Bundle = Pick<Candidate, 'slug' | 'fingerprint'>;

/** What is in an app's folder, by what the lock file and the candidate say. */
type Content =
  | { readonly kind: 'absent' }
  /** As skillpress left it: that version. */
  | {
      readonly kind: 'ours';
      readonly version: string;
      readonly date: string | null;
      readonly digest: string;
    }
  /** The candidate's very files, which the lock file does not tell of: it was lost, or never written. */
  | { readonly kind: 'unrecorded' }
  | { readonly kind: 'foreign'; readonly message: string; readonly hint: string };

function folderOf({ root }: DirectoryAccess, slug: string): string {
  return join(root, SKILLS, slug);
}

function contentOf({ slug, fingerprint }: Bundle, place: DirectoryAccess): Content {
  const path = folderOf(place, slug);
  const folder = readFolder(path);
  if (folder.kind === 'absent') return folder;
  const entry = place.lock.get(slug);
  if (folder.kind === 'files') {
    const known = [entry, entry?.previous].find((each) => each?.digest === folder.fingerprint);
    if (known) {
      const { version, digest } = known;
      return { kind: 'ours', version, digest, date: known === entry ? entry.date : null };
    }
    if (folder.fingerprint === fingerprint) return { kind: 'unrecorded' };
  }
  return foreign(path, folder, entry !== undefined);
}

function foreign(path: string, folder: Folder, isRecorded: boolean): Content {
  if (folder.kind === 'strange')
    return {
      kind: 'foreign',
      message: folder.message,
      hint: 'Only real files in a real folder are published over. Remove it, then publish again.',
    };
  if (isRecorded)
    return {
      kind: 'foreign',
      message: `${path} was changed by somebody else since skillpress published it`,
      hint: 'Keep what is good of the change in the descriptor. Then restore the folder (git checkout) or remove it, and publish again.',
    };
  return {
    kind: 'foreign',
    message: `${path} was not published by skillpress, and is not touched`,
    hint: 'Remove it if this catalog is to publish that app, or rename one of the two.',
  };
}

function objectionTo(candidate: Candidate, place: DirectoryAccess): Objection | null {
  const { slug, files } = candidate;
  const paths = files.map(({ path }) => path);
  if (!/^[a-z0-9][a-z0-9-]*$/.test(slug) || !paths.every(isBelow))
    return {
      message: `"${slug}" or one of its files has a name that cannot be published as a path`,
      hint: 'Rename the folder of the app: lower-case letters, digits and hyphens.',
    };
  if (!paths.includes('SKILL.md'))
    return { message: 'it has no SKILL.md', hint: 'Build the catalog and publish again.' };
  const content = contentOf(candidate, place);
  return content.kind === 'foreign' ? { message: content.message, hint: content.hint } : null;
}

function isBelow(path: string): boolean {
  return path.split('/').every((step) => /^[\w][\w.-]*$/.test(step));
}

function standingOf(candidate: Bundle, place: DirectoryAccess): Standing {
  const content = contentOf(candidate, place);
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
  const content = contentOf(candidate, place);
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
  staged?.putAt(folderOf(place, slug));
  return { kind: 'published' };
}

function observe({ slug, fingerprint }: Subject, place: DirectoryAccess): Observation {
  const bundle = { slug, fingerprint: fingerprint ?? '' };
  const content = contentOf(bundle, place);
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
