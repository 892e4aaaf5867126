import { basename, dirname, resolve, sep } from 'node:path';
import type { CommonFlags, Context } from './session.ts';

/**
 * Returns the app that a path means, as a shell completes it: `apps/clerk/` and `apps/clerk/app.md` are "clerk". What is no path of an
 * app stays as it is.
 */
export function toSlug({ cwd }: Context, { apps }: Pick<CommonFlags, 'apps'>, named: string): string {
  if (!named.includes('/') && !named.includes(sep)) return named;
  const appsDir = resolve(cwd, apps);
  const path = resolve(cwd, named);
  const folder = dirname(path);
  if (folder === appsDir) return basename(path);
  return dirname(folder) === appsDir ? basename(folder) : named;
}
