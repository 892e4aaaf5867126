import { LONGEST_IN_DESCRIPTOR } from '../text/textLimits.ts';

/** The version of the format that clients process (cloudflare/agent-skills-discovery-rfc 0.2.0, March 2026). */
const SCHEMA = 'https://schemas.agentskills.io/discovery/0.2.0/schema.json';

/** Where a site tells which skills it has, from the address that a client is given. */
export const WELL_KNOWN = '.well-known/agent-skills';
/** The file below `WELL_KNOWN` that clients fetch first (cloudflare/agent-skills-discovery-rfc 0.2.0). */
export const INDEX_FILE = 'index.json';

/** A skill of an index. */
export interface IndexedSkill {
  readonly name: string;
  readonly description: string;
  /** Hex digest of its archive. */
  readonly sha256: string;
}

/** The path of a skill's archive below the output folder. */
export function toArchivePath(name: string): string {
  return `${WELL_KNOWN}/${name}.tar.gz`;
}

/** The text of an index, one line a skill; `base` leads from the index to the folder of the archives. */
export function formatIndex(skills: readonly IndexedSkill[], base: string): string {
  const lines = skills.map(({ name, description, sha256 }) =>
    JSON.stringify({
      name,
      type: 'archive',
      description: description.slice(0, LONGEST_IN_DESCRIPTOR.description),
      url: `${base}${name}.tar.gz`,
      digest: `sha256:${sha256}`,
    }),
  );
  return `{"$schema":${JSON.stringify(SCHEMA)},"skills":[\n${lines.join(',\n')}\n]}\n`;
}
