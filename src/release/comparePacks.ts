import type { PackMember, PackSurface } from '../model/release.ts';
import { groupBy } from '../text/groupBy.ts';
import { wordCode } from '../words/lists.ts';
import { findHighest, type VersionStep } from './raiseVersion.ts';
import { tellFirst } from './tellFirst.ts';

/** What is different about a pack, for who has it installed. */
export interface PackChanges {
  /** One line of Markdown each, never empty. */
  readonly lines: readonly string[];
  readonly level: VersionStep;
}

/** Lines that a release has at most; the last one may count the rest. */
const MOST_LINES = 100;

/** What the first release of a pack says. */
export function wordFirstPack({ apps }: PackSurface): string[] {
  return [`First release, with ${apps.length === 1 ? 'one app' : `${apps.length} apps`}.`];
}

/**
 * What changed between two releases. Major: an app is gone, has another slug, or has a new major version. Minor: an app is new, or has a new
 * minor version. Everything else is a patch.
 */
export function comparePacks(before: PackSurface, after: PackSurface): PackChanges {
  const [was, is] = [before, after].map(({ apps }) => new Map(apps.map((app) => [app.slug, app])));
  const gone = before.apps.filter(({ slug }) => !is?.has(slug));
  const come = after.apps.filter(({ slug }) => !was?.has(slug));
  const moved = findMoved(gone, come);
  const removed = gone.filter((app) => !moved.has(app));
  const targets = new Set(moved.values());
  const added = come.filter((app) => !targets.has(app));
  const raised = after.apps.flatMap((app) => {
    const old = was?.get(app.slug);
    return old && old.version !== app.version ? [{ app, level: levelOf(old.version, app.version) }] : [];
  });
  const lines = [
    ...removed.map(({ name }) => `Removed ${wordCode(name)}.`),
    ...[...moved].map(
      ([from, to]) =>
        `The skill of ${wordCode(to.name)} is called ${wordCode(to.slug)} now, not ${wordCode(from.slug)}.`,
    ),
    ...added.map(({ name }) => `Added ${wordCode(name)}.`),
    ...raised.map(({ app }) => `Updated ${wordCode(app.name)}${wordVersion(app)}.`),
    ...(before.title === after.title
      ? []
      : [`Renamed the pack from ${wordCode(before.title)} to ${wordCode(after.title)}.`]),
    ...(before.description === after.description ? [] : ['Reworded the description.']),
  ];
  const levels = [
    ...gone.map(() => 'major' as const),
    ...added.map(() => 'minor' as const),
    ...raised.map(({ level }) => level),
  ];
  return {
    lines:
      lines.length === 0
        ? ['Made anew of the same releases of its apps.']
        : tellFirst(lines, lines.length > MOST_LINES ? MOST_LINES - 1 : MOST_LINES),
    level: findHighest(levels),
  };
}

/** Members whose folder was renamed, recognised by their name, each once: as it was, and as it is. */
function findMoved(
  gone: readonly PackMember[],
  come: readonly PackMember[],
): ReadonlyMap<PackMember, PackMember> {
  const byName = groupBy(come, ({ name }) => name);
  return new Map(
    gone.flatMap((from) => {
      const to = byName.get(from.name)?.shift();
      return to === undefined ? [] : [[from, to] as const];
    }),
  );
}

function wordVersion({ version }: PackMember): string {
  return version === null ? '' : ` to ${version}`;
}

function levelOf(from: string | null, to: string | null): VersionStep {
  const [[major, minor], [newMajor, newMinor]] = [from, to].map((version) => version?.split('.') ?? []) as [
    string[],
    string[],
  ];
  if (major !== newMajor) return from === null ? 'minor' : 'major';
  return minor === newMinor ? 'patch' : 'minor';
}
