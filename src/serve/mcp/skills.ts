import {
  skillEntry,
  SkillsExtension,
  type Skill,
  type SkillSource,
} from '@modelcontextprotocol/server/ext/skills';
import { LRUCache } from 'lru-cache';
import { rememberFor } from '../../text/memo.ts';
import type { BuiltCatalog } from '../catalog/openBuiltCatalog.ts';
import { PAGE_FILE } from '../../text/skillFiles.ts';

const PAGE_SIZE = 100;
const MOST_ENTRIES = 1_000;
const BASE = 'skill://';

/** The address of a file of an app's skill as a resource; of its page without a path. */
export function createPageUri(slug: string, path = PAGE_FILE): string {
  return `${BASE}${slug}/${path}`;
}

/**
 * The pages as resources and as skills (modelcontextprotocol/ext-skills, SEP-2640). A large catalog is listed page by page and not
 * among the resources, where all would come at once; `only` is the one app of a server that serves one.
 */
export function listSkills(catalog: () => BuiltCatalog, only?: string): SkillsExtension {
  return new SkillsExtension({ source: sourceOf(catalog, only), baseUri: BASE, onWarning: () => {} });
}

/** Entries of catalogs, which take reading and hashing. */
const entriesOf = rememberFor<BuiltCatalog, LRUCache<string, Skill>>(
  () => new LRUCache({ max: MOST_ENTRIES }),
);

async function entryOf(catalog: BuiltCatalog, slug: string): Promise<Skill> {
  const entries = entriesOf(catalog);
  const before = entries.get(slug);
  if (before) return before;
  const paths = catalog.skillFiles(slug);
  const texts = await Promise.all(paths.map((path) => catalog.readSkillFile(slug, path)));
  const files = Object.fromEntries(paths.map((path, at) => [path, texts[at] ?? '']));
  const entry = await skillEntry(slug, files);
  entries.set(slug, entry);
  return entry;
}

function sourceOf(current: () => BuiltCatalog, only: string | undefined): SkillSource {
  const slugs = (): string[] => (only === undefined ? [...current().apps.keys()] : [only]);
  const fileAt = (uri: string): { slug: string; path: string } | undefined => {
    const [, slug = '', path = ''] = /^skill:\/\/([^/]+)\/(.+)$/.exec(uri) ?? [];
    const isServed = only === undefined || slug === only;
    return isServed && current().skillFiles(slug).includes(path) ? { slug, path } : undefined;
  };
  return {
    list: async ({ cursor }) => {
      const all = slugs();
      const start = cursor === undefined ? 0 : all.indexOf(cursor);
      if (start < 0) return { skills: [] };
      const page = all.slice(start, start + PAGE_SIZE);
      const skills = await Promise.all(page.map((slug) => entryOf(current(), slug)));
      const next = all[start + PAGE_SIZE];
      return next === undefined ? { skills } : { skills, nextCursor: next };
    },
    get: async (uri) => {
      const file = fileAt(uri);
      return file?.path === PAGE_FILE ? entryOf(current(), file.slug) : undefined;
    },
    read: async (uri) => {
      const file = fileAt(uri);
      if (!file) return undefined;
      return { text: await current().readSkillFile(file.slug, file.path), mimeType: 'text/markdown' };
    },
    ...(only === undefined ? {} : { listResources: async () => [resourceOf(current(), only)] }),
  };
}

function resourceOf(catalog: BuiltCatalog, slug: string) {
  const app = catalog.apps.get(slug);
  return {
    uri: createPageUri(slug),
    name: slug,
    title: app?.name ?? slug,
    description: app?.description ?? '',
    mimeType: 'text/markdown',
  };
}
