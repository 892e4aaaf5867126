const MIB = 2 ** 20;

/** Bytes of one file, and of all together (openclaw/clawhub convex/lib/skillPublish.ts). */
export const LARGEST_FILE = 10 * MIB;
/** Bytes of all files together, from the same source. */
export const LARGEST_BUNDLE = 50 * MIB;

/** True for the file that ClawHub writes itself; it refuses a bundle that has one (openclaw/clawhub docs/skill-format.md). */
export function isOwnFile(path: string): boolean {
  return path.toLowerCase() === 'skill-card.md';
}
