import type { Change } from '../model/change.ts';

const FIRST = '1.0.0';

/**
 * Major: what a call or a habit of the page's reader rests on is gone, or a call needs more. Minor: there is more than before, and all
 * that was. Everything else is a patch.
 */
const LEVELS: Readonly<Partial<Record<Change['kind'], 'major' | 'minor'>>> = {
  'action-removed': 'major',
  'action-renamed': 'major',
  'input-removed': 'major',
  'input-needed': 'major',
  'input-now-required': 'major',
  'action-added': 'minor',
  'input-added': 'minor',
};

/** The semantic version that follows `last` for these changes; `null` for the first release. Always higher than `last`. */
export function raiseVersion(last: string | null, changes: readonly Change[]): string {
  if (last === null) return FIRST;
  const [major = 0, minor = 0, patch = 0] = last.split('.').map(Number);
  const levels = new Set(changes.map(({ kind }) => LEVELS[kind]));
  if (levels.has('major')) return `${major + 1}.0.0`;
  if (levels.has('minor')) return `${major}.${minor + 1}.0`;
  return `${major}.${minor}.${patch + 1}`;
}
