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

/** `sha256:` and the hex digest of the ClawHub bundle among an app's files, as it would be without its version. */
export function digestBundle(files: readonly BundleFile[]): string {
  const own = files.filter(({ path }) => path.startsWith('clawhub/'));
  const lines = own.map((file) => `${file.path} ${digestOf(file)}\n`);
  return `sha256:${hash('sha256', lines.join(''))}`;
}

/** Only front matter has the version. */
function digestOf(file: BundleFile): string {
  return file.path.endsWith('/SKILL.md') ? hash('sha256', file.text.replace(VERSION, '$1')) : file.sha256;
}
