import { isVersion } from '../text/version.ts';
import type { Candidate } from './candidate.ts';
import type { Objection } from './objection.ts';
import { PAGE_FILE } from '../text/skillFiles.ts';

/** What is done about a bundle that the catalog's rules should have refused. */
export const BUILD_AGAIN = 'Build again; if it stays so, report it as a bug.';
const MIB = 2 ** 20;

/** Why no registry would take a bundle: something is missing, or all files together have more than `largest` bytes. */
export function findBundleObjection(
  { version, displayName, files }: Candidate,
  largest: number,
): Objection | null {
  if (!isVersion(version))
    return { message: `"${version}" is no semantic version`, hint: 'Correct it in releases.json.' };
  if (displayName.trim() === '') return { message: 'it has no display name', hint: BUILD_AGAIN };
  if (!files.some(({ path }) => path === PAGE_FILE))
    return { message: `its bundle has no ${PAGE_FILE}`, hint: BUILD_AGAIN };
  const total = files.reduce((sum, { size }) => sum + size, 0);
  return total > largest
    ? { message: `its bundle has more than ${largest / MIB} MB`, hint: 'Make it smaller.' }
    : null;
}
