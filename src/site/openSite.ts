import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readCodeDigest } from '../build/recipe.ts';
import { createUsageError } from '../errors.ts';
import type { Config } from '../model/config.ts';
import type { Progress } from '../model/progress.ts';
import { findTemplates, locateSiteTemplates, type TemplateFolders } from '../render/findTemplates.ts';
import { readConfigText } from '../read/configText.ts';
import { parseConfig } from '../read/settings.ts';
import { readGitHubName } from '../text/nameRepository.ts';
import { toSiteLanguages } from './language.ts';
import { loadSiteTemplates } from './loadSiteTemplates.ts';
import { openDist } from './openDist.ts';
import { readAssets } from './readAssets.ts';
import type { Site, SiteFile } from './site.ts';

/** What a site is made of, and where it goes. */
export interface SiteOptions extends TemplateFolders {
  readonly configFile: string;
  /** The built catalog. */
  readonly outDir: string;
  readonly outLabel: string;
  /** Where the site goes. */
  readonly siteDir: string;
  readonly stateDir: string;
  /** The site's address; `null`: that of the repository's pages at GitHub. */
  readonly base: string | null;
  readonly version: string;
  readonly onProgress: (progress: Progress) => void;
}

/** A site that is ready to be made. */
export interface OpenSite {
  readonly site: Site;
  /** Digest of what all of its files depend on: settings, templates, address, skillpress. */
  readonly recipe: string;
  readonly assets: readonly SiteFile[];
}

/** Reads settings, templates and the built catalog. Throws a usage error when one of them is missing or wrong. */
export function openSite(options: SiteOptions): OpenSite {
  const { configFile, outDir, outLabel, version } = options;
  const configText = readConfigText(configFile);
  const config = parseConfig('catalog.yaml', configText);
  const folders = locateSiteTemplates(options);
  const { assets, files } = readAssets(folders);
  const base = toBase(options.base, config);
  const render = loadSiteTemplates(folders, config);
  const hash = createHash('sha256').update(
    JSON.stringify([version, readCodeDigest(), configText, base.href]),
  );
  for (const { path, file } of findTemplates(folders)) hash.update(path).update(readFileSync(file));
  hash.update(assets.stylesDigest).update(assets.script);
  const languages = toSiteLanguages(config.languages);
  return {
    site: { config, dist: openDist(outDir, outLabel), base, languages, assets, render },
    recipe: hash.digest('hex'),
    assets: files,
  };
}

/** Characters of an address that no shell acts on: commands that people copy have it in them. */
const PLAIN_ADDRESS = /^https?:\/\/[\w.:[\]-]+(?:\/[\w.~/-]*)?$/;

function toBase(text: string | null, config: Config): URL {
  const address = text ?? pagesOf(config);
  if (!PLAIN_ADDRESS.test(address) || !URL.canParse(address))
    throw createUsageError(
      `--base ${address} is no address of a site`,
      'Give it as --base https://example.com/skills/, without a query.',
    );
  return new URL(address.endsWith('/') ? address : `${address}/`);
}

/** Where GitHub puts the pages of a repository (docs.github.com, "About GitHub Pages", types of sites). */
function pagesOf({ repository }: Config): string {
  const [owner, name] = readGitHubName(repository)?.split('/') ?? [];
  if (owner === undefined || name === undefined)
    throw createUsageError(
      `The address of the site is not known: ${repository} is no repository at GitHub`,
      'Say where the site will be: --base https://example.com/skills/',
    );
  const host = `${owner.toLowerCase()}.github.io`;
  return name.toLowerCase() === host ? `https://${host}/` : `https://${host}/${name}/`;
}
