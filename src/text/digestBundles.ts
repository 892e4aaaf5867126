import { hash } from 'node:crypto';
import { HISTORY_FILE, isPage } from './skillFiles.ts';

/** A file of a bundle, from a render or from a build's manifest. */
export interface DigestedFile {
  /** Below the output folder. */
  readonly path: string;
  /** Hex digest of its bytes. */
  readonly sha256: string;
  /** Its text; asked for where it may hold the version. */
  readonly text: string;
}

/**
 * The bundles of registries that keep each version for good, each with where its page has the version in front matter: first below
 * `metadata:` as `src/clawhub/output.ts` writes it, at the top as `src/skillhub/output.ts` does.
 */
const BUNDLES: readonly { readonly root: string; readonly version: RegExp }[] = [
  { root: 'clawhub/', version: /^(---\n(?:.+\n)*?metadata:\n) {2}version: ".*"\n/ },
  { root: 'skillhub/', version: /^(---\n(?:.+\n)*?)version: ".*"\n/ },
];

/**
 * `sha256:` and the hex digest of an app's bundles, as they would be without their version: those for registries, or the skill itself in
 * a catalog that makes none.
 */
export function digestBundles(files: readonly DigestedFile[]): string {
  const bundled = BUNDLES.flatMap(({ root, version }) =>
    files
      .filter(({ path }) => path.startsWith(root))
      .map((file) => toLine(file, (page) => page.replace(version, '$1'))),
  );
  const lines =
    bundled.length > 0 ? bundled : files.filter(isOfSkill).map((file) => toLine(file, withoutVersion));
  return `sha256:${hash('sha256', lines.join(''))}`;
}

/** The changelog tells releases, and changes with each. */
function isOfSkill({ path }: DigestedFile): boolean {
  return path.startsWith('skills/') && !path.endsWith(`/${HISTORY_FILE}`);
}

/** Only pages have the version. */
function toLine(file: DigestedFile, stripVersion: (page: string) => string): string {
  const { path, sha256 } = file;
  return `${path} ${isPage(path) ? hash('sha256', stripVersion(file.text)) : sha256}\n`;
}

/** The version of a skill's page is the last line below `metadata:`, as `src/render/outputs/page.ts` writes it. */
const SKILL_VERSION = /^(---\n(?:.+\n)*?) {2}version: "(.*)"\n---\n/;

/** Those of skills have it in their front matter and in the part that `version.hbs` adds at their end. */
function withoutVersion(text: string): string {
  const version = SKILL_VERSION.exec(text)?.[2];
  if (version === undefined) return text;
  const unmarked = text.replace(SKILL_VERSION, '$1---\n');
  const said = unmarked.lastIndexOf(version);
  const start = unmarked.lastIndexOf('\n\n', said);
  return said === -1 || start === -1 ? unmarked : unmarked.slice(0, start + 1);
}
