import { hash } from 'node:crypto';
import type { BundleFile } from './candidate.ts';

/**
 * Identity of a bundle as ClawHub computes it (openclaw/clawhub convex/lib/skills/index.ts and the CLI's
 * `buildSkillFingerprint`): hex sha256 of the lines `path:sha256`, in the order of `localeCompare`. The locale is named
 * here, because theirs is English and a maintainer's may not be.
 */
export function fingerprintFiles(files: readonly Pick<BundleFile, 'path' | 'sha256'>[]): string {
  const lines = [...files]
    .sort((a, b) => a.path.localeCompare(b.path, 'en-US'))
    .map(({ path, sha256 }) => `${path}:${sha256}`);
  return hash('sha256', lines.join('\n'));
}
