import type { PagefindIndex } from 'pagefind';
import { KnownError, EXIT, wordError } from '../errors.ts';
import { loadPackage } from './loadPackage.ts';
import type { Site, SiteFile } from './site.ts';
import { toSearchRecord } from './views/search.ts';

/** Files that Pagefind has for pages that do not bring their own search field. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;
/** Pages that Pagefind takes in at once: it answers each, and a pipe holds only so much. */
const AT_ONCE = 64;

/** The index of the search, in all languages, with the script that asks it. */
export async function toSearchFiles(site: Site): Promise<readonly SiteFile[]> {
  const { close, createIndex } = await loadPackage('pagefind', () => import('pagefind'));
  try {
    const { index, errors } = await createIndex({});
    if (!index) throw new Error(errors.join('; '));
    await addApps(index, site);
    const { files, errors: failed } = await index.getFiles();
    if (failed.length > 0) throw new Error(failed.join('; '));
    return files
      .filter(({ path }) => !UNUSED.test(path))
      .map(({ path, content }) => ({ path: `pagefind/${path}`, bytes: content }));
  } catch (error) {
    throw new KnownError(EXIT.io, `The search index could not be made: ${wordError(error)}`, {
      cause: error,
      hint: 'Pagefind comes as a program for each platform: install the packages again on this machine (npm ci).',
    });
  } finally {
    await close();
  }
}

/** In the order of slugs, whatever is done first: the same catalog makes the same index. */
async function addApps(index: PagefindIndex, site: Site): Promise<void> {
  const apps = [...site.dist.apps.values()];
  for (const language of site.languages)
    for (let at = 0; at < apps.length; at += AT_ONCE) {
      const some = apps.slice(at, at + AT_ONCE).map(async (app) => {
        const { url, view } = toSearchRecord(site, language, app);
        const { errors } = await index.addHTMLFile({ url, content: site.render('record', view) });
        if (errors.length > 0) throw new Error(`${url}: ${errors.join('; ')}`);
      });
      await Promise.all(some);
    }
}
