import { hash } from 'node:crypto';

/** A file of a bundle, from a render or from a build's manifest. */
export interface BundleFile {
  /** Below the output folder. */
  readonly path: string;
  /** Hex digest of its bytes. */
  readonly sha256: string;
  /** Its text; asked for where it may hold the version. */
  readonly text: string;
}

/** The version stands first below `metadata:`, as `src/clawhub/output.ts` writes it. */
const VERSION = /^(---\n(?:.+\n)*?metadata:\n) {2}version: ".*"\n/;

/**
 * `sha256:` and the hex digest of an app's bundle, as it would be without its version: that for ClawHub, or the skill itself in a catalog
 * that makes none.
 */
export function digestBundle(files: readonly BundleFile[]): string {
  const bundle = files.filter(({ path }) => path.startsWith('clawhub/'));
  const own = bundle.length > 0 ? bundle : files.filter(isOfSkill);
  const lines = own.map((file) => `${file.path} ${digestOf(file)}\n`);
  return `sha256:${hash('sha256', lines.join(''))}`;
}

/** The changelog tells releases, and changes with each. */
function isOfSkill({ path }: BundleFile): boolean {
  return path.startsWith('skills/') && !path.endsWith('/references/changelog.md');
}

/** Only pages have the version: in their front matter, and those of skills in the part that `version.hbs` adds at their end. */
function digestOf({ path, text, sha256 }: BundleFile): string {
  if (!path.endsWith('/SKILL.md')) return sha256;
  return hash('sha256', path.startsWith('clawhub/') ? text.replace(VERSION, '$1') : withoutVersion(text));
}

/** The version of a skill's page is the last line below `metadata:`, as `src/render/outputs/page.ts` writes it. */
const SKILL_VERSION = /^(---\n(?:.+\n)*?) {2}version: "(.*)"\n---\n/;

function withoutVersion(text: string): string {
  const version = SKILL_VERSION.exec(text)?.[2];
  if (version === undefined) return text;
  const unmarked = text.replace(SKILL_VERSION, '$1---\n');
  const said = unmarked.lastIndexOf(version);
  const start = unmarked.lastIndexOf('\n\n', said);
  return said === -1 || start === -1 ? unmarked : unmarked.slice(0, start + 1);
}
