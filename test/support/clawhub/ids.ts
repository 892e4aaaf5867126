import { createHash } from 'node:crypto';

/** The hex SHA-256 of bytes or text. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** An id that depends on nothing but the name, so that the order of arrival changes nothing. */
export function idOf(kind: string, name: string): string {
  return `${kind}${sha256(`${kind} ${name}`).slice(0, 28)}`;
}

/** A number in [0, 1) that depends on nothing but the name. */
export function draw(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32BE(0) / 2 ** 32;
}

/** The bundle fingerprint, the same in the CLI (`buildSkillFingerprint`) and the server (openclaw/clawhub convex/lib/skills/index.ts). */
export function bundleFingerprint(files: readonly { path: string; sha256: string }[]): string {
  const lines = files
    .filter((file) => file.path.toLowerCase() !== 'skill-card.md')
    .toSorted((a, b) => a.path.localeCompare(b.path))
    .map((file) => `${file.path}:${file.sha256}`);
  return sha256(lines.join('\n'));
}
