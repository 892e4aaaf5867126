import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A repository on GitHub. */
export interface Origin {
  readonly owner: string;
  readonly repository: string;
}

const REMOTE =
  /\[remote "origin"\][^[]*?\n\s*url\s*=\s*(?:https:\/\/|git@|ssh:\/\/git@)github\.com[/:]([\w-]+)\/([\w.-]+?)(?:\.git)?\s*\n/;

/** The repository on GitHub that a folder's git remote "origin" names; `null` when there is none. */
export function findOrigin(dir: string): Origin | null {
  const config = join(dir, '.git/config');
  const [, owner, repository] = (existsSync(config) && REMOTE.exec(readFileSync(config, 'utf8'))) || [];
  return owner === undefined || repository === undefined ? null : { owner, repository };
}
