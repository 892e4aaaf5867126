import { hash } from 'node:crypto';
import type { RenderedFile } from '../model/files.ts';
import { stripVersion } from './output.ts';

/** `sha256:` and the hex digest of the ClawHub bundle among an app's files, as it would be without version and date. */
export function digestBundle(files: readonly RenderedFile[]): string {
  const own = files.filter(({ path }) => path.startsWith('clawhub/'));
  const lines = own.map((file) => `${file.path} ${digestOf(file)}\n`);
  return `sha256:${hash('sha256', lines.join(''))}`;
}

function digestOf(file: RenderedFile): string {
  const text = stripVersion(file);
  return text === file.text ? file.sha256 : hash('sha256', text);
}
