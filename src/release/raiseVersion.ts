import type { Change } from '../model/change.ts';

const FIRST = '1.0.0';

/** How much a release changes for who relies on the one before. */
export type VersionStep = 'major' | 'minor' | 'patch';

/**
 * Major: what a call or a habit of the page's reader rests on is gone, or a call needs more. Minor: there is more than before, and all
 * that was. Everything else is a patch.
 */
const LEVELS: Readonly<Partial<Record<Change['kind'], VersionStep>>> = {
  'action-removed': 'major',
  'action-renamed': 'major',
  'input-removed': 'major',
  'input-needed': 'major',
  'input-now-required': 'major',
  'action-added': 'minor',
  'input-added': 'minor',
};

/** The semantic version that follows `last` for these changes; `last` is `null` before the first release. Always higher than `last`. */
export function raiseVersion(last: string | null, changes: readonly Change[]): string {
  return raiseByLevel(last, findHighest(changes.map(({ kind }) => LEVELS[kind] ?? 'patch')));
}

/** The step that is enough for all of these; a patch for none. */
export function findHighest(levels: Iterable<VersionStep>): VersionStep {
  const all = new Set(levels);
  return all.has('major') ? 'major' : all.has('minor') ? 'minor' : 'patch';
}

/** The semantic version that follows `last` for changes of that level. */
export function raiseByLevel(last: string | null, level: VersionStep): string {
  if (last === null) return FIRST;
  const [major = 0, minor = 0, patch = 0] = last.split('.').map(Number);
  if (level === 'major') return `${major + 1}.0.0`;
  return level === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}
