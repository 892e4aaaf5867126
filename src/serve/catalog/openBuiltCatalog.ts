import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import type * as z from 'zod';
import { readManifest } from '../../disk/manifest.ts';
import { filesIn } from '../../disk/packedApp.ts';
import {
  catalogSchema,
  readBuiltFile,
  searchSchema,
  toolsSchema,
  type AppTools,
  type CatalogEntry,
} from '../../read/builtFiles.ts';
import { indexApps, type SearchApps } from './searchApps.ts';
import { toSkillFolder } from '../../text/skillFiles.ts';

/** A catalog as it was built: what the output folder holds. */
export interface BuiltCatalog {
  readonly name: string;
  readonly apps: ReadonlyMap<string, CatalogEntry>;
  readonly search: SearchApps;
  /** The files of an app's skill, by path within it, `SKILL.md` first. */
  readonly skillFiles: (slug: string) => readonly string[];
  /** The text of one of them. */
  readonly readSkillFile: (slug: string, path: string) => Promise<string>;
  /** An app's actions; none when nothing is known of them. */
  readonly tools: (slug: string) => Promise<AppTools>;
}

const NO_TOOLS: AppTools = { membrane: null, popular: 0, tools: [] };

/** Reads the indexes of a catalog; pages and tools are read when they are asked for. Throws a usage error when there is none. */
export function openBuiltCatalog(outDir: string, label: string): BuiltCatalog {
  const read = <S extends z.ZodType>(name: string, schema: S): z.output<S> =>
    readBuiltFile(join(outDir, name), `${label}/${name}`, schema);
  const { name, apps } = read('catalog.json', catalogSchema);
  const words = read('search.json', searchSchema);
  const files = new Map(
    [...readManifest(outDir).apps].map(([slug, app]) => [slug, Object.keys(filesIn(app))]),
  );
  const tools = toolsIn(outDir, (slug, path) => files.get(slug)?.includes(path) === true);
  return {
    name,
    apps: new Map(apps.map((app) => [app.slug, app])),
    search: indexApps(apps, new Map(words.apps.map((app) => [app.slug, app]))),
    skillFiles: (slug) =>
      (files.get(slug) ?? []).flatMap((path) =>
        path.startsWith(toSkillFolder(slug)) ? path.slice(toSkillFolder(slug).length) : [],
      ),
    readSkillFile: (slug, path) => readFile(join(outDir, toSkillFolder(slug), path), 'utf8'),
    tools: async (slug) => (await tools.fetch(slug)) ?? NO_TOOLS,
  };
}

/** Apps whose tools are kept in memory. */
const MOST_TOOLS = 500;

function toolsIn(outDir: string, has: (slug: string, path: string) => boolean): LRUCache<string, AppTools> {
  return new LRUCache({
    max: MOST_TOOLS,
    fetchMethod: async (slug) => {
      const path = `tools/${slug}.json`;
      if (!has(slug, path)) return NO_TOOLS;
      return toolsSchema.parse(JSON.parse(await readFile(join(outDir, path), 'utf8')));
    },
  });
}
