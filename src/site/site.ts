import type { Config } from '../model/config.ts';
import type { Dist } from './openDist.ts';
import type { Html } from './encode.ts';
import type { SiteLanguage } from './language.ts';

/** Files that every page loads, and what its security policy allows. */
export interface SiteAssets {
  /** The style sheet, which stands in the page: nothing has to be fetched before the first paint. */
  readonly styles: Html;
  /** Digest of it, as a Content-Security-Policy names it. */
  readonly stylesDigest: string;
  /** Path below the site's root. */
  readonly script: string;
  readonly icon: string;
}

/** What all pages are made with. */
export interface Site {
  readonly config: Config;
  readonly dist: Dist;
  /** Where it will be found; ends with a slash. */
  readonly base: URL;
  readonly languages: readonly SiteLanguage[];
  readonly assets: SiteAssets;
  /** Renders a template of `templates/site/`. */
  readonly render: (name: string, data: object) => string;
}

/** A file of the site. */
export interface SiteFile {
  /** Below its root, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The path of a page or file, as links of the same site have it: `/base/zh-CN/apps/clerk/`. */
export function toPathIn(
  { base }: Pick<Site, 'base'>,
  { folder }: Pick<SiteLanguage, 'folder'>,
  path: string,
): string {
  return `${base.pathname}${folder}${path}`;
}

/** The whole address of a page or file: `https://example.com/base/zh-CN/apps/clerk/`. */
export function toAddressIn(
  { base }: Pick<Site, 'base'>,
  { folder }: Pick<SiteLanguage, 'folder'>,
  path: string,
): string {
  return new URL(`${folder}${path}`, base).href;
}

/** The root of the site, where what has no language lies. */
export const ROOT = { folder: '' } as const;

/** The path of an app's page below its language's folder. */
export function toPagePath(slug: string): string {
  return `apps/${slug}/`;
}

/** The path of the picture that others show with a link to an app. */
export function toImagePath(slug: string): string {
  return `apps/${slug}/card.png`;
}
