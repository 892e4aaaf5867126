import { readFileSync } from 'node:fs';
import type { Refusal } from './objection.ts';
import { join } from 'node:path';
import type { Pack } from '../model/pack.ts';
import { PACKS_FOLDER, RELEASES_FILE } from '../text/fileNames.ts';
import type { BundleFile, Candidate, Candidates } from './candidate.ts';
import { fingerprintFiles } from './fingerprint.ts';

/** What of a catalog is published besides its apps, where a registry takes all of it. */
export interface SharedParts {
  readonly packs: readonly Pack[];
  /** Packs that are not those of their last release. */
  readonly due: ReadonlySet<string>;
  /** Apps whose bundle is not that of a release, or that have errors. */
  readonly heldBack: ReadonlySet<string>;
  /** Files of the whole catalog and of its skills, by path below the output folder. */
  readonly files: ReadonlyMap<string, { readonly sha256: string; readonly size: number }>;
  /** Those among them that are not as this build makes them. */
  readonly differing: readonly string[];
  /** The day of the newest release of an app; `null`: there is none. */
  readonly newest: string | null;
  readonly outDir: string;
}

/** Lists of packs, each in one file. */
const LISTS = [
  '.claude-plugin/marketplace.json',
  '.agents/plugins/marketplace.json',
  '.cursor-plugin/marketplace.json',
  'skills.sh.json',
];
const CATALOG_SKILL = /^(skills\/[^/]+)\/SKILL\.md$/;

/** The folder of a skill of the whole catalog, told by its page; `null` for any other file. */
export function toCatalogSkill(path: string): string | null {
  return CATALOG_SKILL.exec(path)?.[1] ?? null;
}

/** As `usage`, less than any app has: packs go out after the apps, lists of packs after the packs. */
const AFTER_APPS = -2;
const AFTER_PACKS = -3;

/** The packs, the lists of them and the skills of the whole catalog; what of them cannot go out, and why. */
export function toSharedCandidates(parts: SharedParts): Candidates {
  const packs = parts.packs.map((pack) => toPackCandidate(pack, parts));
  const isHeld = packs.some((each) => 'hint' in each);
  const day =
    parts.packs
      .map(({ releases }) => releases[0]?.date ?? '')
      .sort()
      .at(-1) ?? '';
  const lists = LISTS.filter((path) => parts.files.has(path)).map((path) =>
    isHeld ? refuseList(path) : toSharedCandidate(path, { day, usage: AFTER_PACKS }, parts),
  );
  const skills = [...parts.files.keys()].flatMap((path) => {
    const folder = toCatalogSkill(path);
    return folder === null || parts.newest === null
      ? []
      : [toSharedCandidate(folder, { day: parts.newest, usage: AFTER_APPS }, parts)];
  });
  const all = [...packs, ...lists, ...skills];
  return {
    candidates: all.filter((each): each is Candidate => !('hint' in each)),
    heldBack: all.filter((each): each is Refusal => 'hint' in each),
  };
}

function toPackCandidate(pack: Pack, parts: SharedParts): Candidate | Refusal {
  const { name, title, description, apps, releases } = pack;
  const place = `plugins/${name}`;
  const [newest] = releases;
  const version = newest?.version ?? null;
  const held = apps.filter(({ slug }) => parts.heldBack.has(slug)).map(({ slug }) => slug);
  if (held.length > 0)
    return {
      slug: place,
      version,
      message: `its apps ${held.join(', ')} are not as they were released`,
      hint: 'Mend and release them; the pack follows.',
    };
  if (!newest || parts.due.has(name))
    return {
      slug: place,
      version,
      message: newest
        ? `its apps are not those of its last release, ${newest.version}`
        : 'it was never released, so it has no version',
      hint: `Run \`skillpress release\` and commit ${PACKS_FOLDER}/${name}/${RELEASES_FILE}.`,
    };
  const candidate = toSharedCandidate(place, { day: newest.date, usage: AFTER_APPS }, parts);
  if ('hint' in candidate) return candidate;
  const changelog = newest.changes.map((change) => `- ${change}`).join('\n');
  return { ...candidate, version: newest.version, displayName: title, summary: description, changelog };
}

function refuseList(path: string): Refusal {
  return {
    slug: path,
    version: null,
    message: 'it lists packs that are not published',
    hint: 'Release the packs first.',
  };
}

/** A folder or a file of the output folder. Without releases of its own, its version is the day of the newest of what it holds. */
function toSharedCandidate(
  place: string,
  { day, usage }: { readonly day: string; readonly usage: number },
  { files, differing, outDir }: SharedParts,
): Candidate | Refusal {
  const isOf = (path: string): boolean => path === place || path.startsWith(`${place}/`);
  if (differing.some(isOf))
    return {
      slug: place,
      version: null,
      message: 'the output folder has other files of it than this build',
      hint: 'Mend the errors of its apps, build and publish again.',
    };
  const bundled = [...files].flatMap(([path, { sha256, size }]): BundleFile[] =>
    isOf(path)
      ? [{ path: path.slice(place.length + 1), sha256, size, read: () => readFileSync(join(outDir, path)) }]
      : [],
  );
  return {
    slug: place,
    place,
    version: day.split('-').map(Number).join('.'),
    date: day,
    changelog: '- Follows the releases of its apps.',
    displayName: place,
    summary: place,
    categories: [],
    topics: [],
    files: bundled,
    fingerprint: fingerprintFiles(bundled),
    shape: '',
    usage,
  };
}
