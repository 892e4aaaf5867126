import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as z from 'zod';
import { MANIFEST_FILE, readManifest } from '../disk/manifest.ts';
import { filesIn, type ManifestFile, type PackedApp } from '../disk/packedApp.ts';
import { createUsageError } from '../errors.ts';
import { readBuiltFile, searchSchema, toolsSchema, type BuiltTool } from '../read/builtFiles.ts';
import { siteListingSchema, marketplaceSchema, type SiteListing } from './distSchemas.ts';
import { addTo } from '../text/groupBy.ts';

/** An app as the output folder has it. */
export interface SiteApp {
  readonly slug: string;
  readonly listing: SiteListing;
  /** What users say when they want it. */
  readonly requests: readonly string[];
  /** Other names that users call it by. */
  readonly aliases: readonly string[];
  /** All of its files, by path below the output folder. */
  readonly files: Readonly<Record<string, ManifestFile>>;
}

/** A pack as the output folder has it. */
export interface SitePack {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly version: string;
  /** The key of the category whose apps it holds; `null` for a pack of the maintainer's choice. */
  readonly category: string | null;
  /** In the order of slugs. */
  readonly apps: readonly SiteApp[];
}

/** The packs, and the name of the marketplace that clients find them in. */
export interface SitePacks {
  readonly marketplace: string;
  readonly list: readonly SitePack[];
}

/** What pages show of an action's tool. */
export type ShownTool = Pick<BuiltTool, 'action' | 'inputSchema'>;

/** A catalog as it was built. */
export interface Dist {
  /** By slug, in the order of slugs. */
  readonly apps: ReadonlyMap<string, SiteApp>;
  /** Files of the whole catalog, by path. */
  readonly files: ReadonlyMap<string, ManifestFile>;
  readonly packs: SitePacks;
  readonly read: (path: string) => Buffer;
  /** The actions of an app with what they take; none when nothing is known of them. */
  readonly tools: (app: SiteApp) => readonly ShownTool[];
}

/** Reads what a build left in the output folder. Throws a usage error when there is none, or one of another version. */
export function openDist(outDir: string, label: string): Dist {
  const { apps, files } = readManifest(outDir);
  if (apps.size === 0 && files.size === 0)
    throw createUsageError(
      `There is no ${label}/${MANIFEST_FILE}`,
      'Build the catalog first: skillpress build --frozen',
    );
  const read = (path: string): Buffer => readFileSync(join(outDir, path));
  const parse = <S extends z.ZodType>(path: string, schema: S): z.output<S> =>
    readBuiltFile(join(outDir, path), `${label}/${path}`, schema);
  const said = new Map(parse('search.json', searchSchema).apps.map((app) => [app.slug, app]));
  const open = ([slug, packed]: readonly [string, PackedApp]): [string, SiteApp] => {
    const { requests = [], aliases = [] } = said.get(slug) ?? {};
    const listing = parse(`listings/${slug}.json`, siteListingSchema);
    return [slug, { slug, listing, requests, aliases, files: filesIn(packed) }];
  };
  const opened = new Map([...apps].sort(([a], [b]) => (a < b ? -1 : 1)).map(open));
  return {
    apps: opened,
    files,
    packs: files.has(MARKETPLACE) ? toPacks(parse(MARKETPLACE, marketplaceSchema), files, opened) : NO_PACKS,
    read,
    tools: ({ slug, files }) => {
      const path = `tools/${slug}.json`;
      return Object.hasOwn(files, path) ? parse(path, toolsSchema).tools : [];
    },
  };
}

const MARKETPLACE = '.claude-plugin/marketplace.json';
const NO_PACKS: SitePacks = { marketplace: '', list: [] };

function toPacks(
  { name: marketplace, plugins }: z.output<typeof marketplaceSchema>,
  files: Dist['files'],
  apps: Dist['apps'],
): SitePacks {
  const held = new Map<string, SiteApp[]>();
  for (const path of files.keys()) {
    const [, pack = '', slug = ''] = /^plugins\/([^/]+)\/skills\/([^/]+)\/SKILL\.md$/.exec(path) ?? [];
    const app = apps.get(slug);
    if (app) addTo(held, pack, app);
  }
  const list = plugins.map(({ name, displayName, description, version, category = null }) => ({
    name,
    title: displayName,
    description,
    version,
    category,
    apps: (held.get(name) ?? []).sort((a, b) => (a.slug < b.slug ? -1 : 1)),
  }));
  return { marketplace, list: list.filter((pack) => pack.apps.length > 0) };
}
