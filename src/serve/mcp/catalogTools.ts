import type { CallToolResult } from '@modelcontextprotocol/server';
import { findNearest } from '../../errors.ts';
import { createRanking } from '../../text/ranking.ts';
import { cutText } from '../../text/cutText.ts';
import { splitTerms } from '../../text/searchTerms.ts';
import type { Call } from '../call.ts';
import type { BuiltCatalog } from '../catalog/openBuiltCatalog.ts';
import type { BuiltTool } from '../../read/builtFiles.ts';
import { createObject, annotateReading, type ToolSpec } from './registerTool.ts';
import { createPageUri } from './skills.ts';
import { toToolError, toAnswer } from './toolResult.ts';
import { PAGE_FILE } from '../../text/skillFiles.ts';

const MOST_HITS = 50;
const HITS = 10;

/** How every tool takes an app. */
export const SLUG = {
  type: 'string',
  maxLength: 200,
  description: 'The id of an app, as search_apps returns it.',
} as const;

/** The tools that only read the catalog; nobody needs credentials for them. */
export function listCatalogTools(call: Call): ToolSpec[] {
  return [searchTool(call), getTool(call), actionsTool(call)];
}

const NO_APP =
  'No app fits. Try the name of an app, other words for the job, or fewer of them; English finds most.';

function searchTool(call: Call): ToolSpec {
  return {
    name: 'search_apps',
    title: 'Search apps',
    description: `Finds apps of "${call.catalog.name}" by name or by what is to be done, best first.`,
    annotations: annotateReading(false),
    input: createObject(
      {
        query: {
          type: 'string',
          minLength: 1,
          maxLength: 500,
          description: 'A name, or what is to be done.',
        },
        limit: { type: 'integer', minimum: 1, maximum: MOST_HITS, description: `${HITS} unless given.` },
      },
      ['limit'],
    ),
    run: async ({ query, limit = HITS }) => {
      const { catalog } = call;
      const apps = catalog.search(String(query), Number(limit)).flatMap(({ slug, why }) => {
        const app = catalog.apps.get(slug);
        if (!app) return [];
        const { name, description, homepage, actions } = app;
        return [{ slug, name, description, homepage, actions, why, page: createPageUri(slug) }];
      });
      return toAnswer({ outcome: 'found', apps, ...(apps.length === 0 && { message: NO_APP }) });
    },
  };
}

function getTool(call: Call): ToolSpec {
  return {
    name: 'get_app',
    title: 'Get the page of an app',
    description:
      'Returns what is to be known to work with an app: what it is made of, its actions, its limits.',
    annotations: annotateReading(false),
    input: createObject({ slug: SLUG }),
    run: async ({ slug }) => {
      const { catalog } = call;
      const app = catalog.apps.get(String(slug));
      if (!app) return createUnknownApp(catalog, String(slug));
      const text = await catalog.readSkillFile(app.slug, PAGE_FILE);
      const files = catalog.skillFiles(app.slug).map((path) => createPageUri(app.slug, path));
      return {
        content: [{ type: 'text', text }],
        structuredContent: {
          outcome: 'found',
          slug: app.slug,
          name: app.name,
          homepage: app.homepage,
          files,
        },
      };
    },
  };
}

const NO_ACTION = 'No known action has these words. Leave the query out for all of them, or ask in English.';
const NO_ACTIONS = 'No action of this app is known here; its page (get_app) tells how to find some.';

function actionsTool(call: Call): ToolSpec {
  return {
    name: 'list_actions',
    title: 'List the actions of an app',
    description:
      'Lists the known actions of an app with what each does to data (read, write, delete) and its inputs as JSON Schema, the most used first.',
    annotations: annotateReading(false),
    input: createObject(
      {
        slug: SLUG,
        query: { type: 'string', maxLength: 500, description: 'What is to be done; all unless given.' },
      },
      ['query'],
    ),
    run: async ({ slug, query }) => {
      const { catalog } = call;
      const app = catalog.apps.get(String(slug));
      if (!app) return createUnknownApp(catalog, String(slug));
      const { tools } = await catalog.tools(app.slug);
      const actions = (query === undefined ? tools : fitting(tools, String(query))).map(listed);
      const message = actions.length > 0 ? null : tools.length > 0 ? NO_ACTION : NO_ACTIONS;
      return toAnswer({ outcome: 'found', slug: app.slug, actions, ...(message !== null && { message }) });
    },
  };
}

function listed({ name, title, description, effect, action, inputSchema }: BuiltTool): object {
  return { tool: name, id: action.id, key: action.key, name: title, description, effect, inputSchema };
}

/** The tools that share a word with the query, best first. */
function fitting(tools: readonly BuiltTool[], query: string): BuiltTool[] {
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  const rank = createRanking(
    tools.map(({ name, title, description }) => ({
      id: name,
      terms: splitTerms(`${title}\n${description}`),
    })),
  );
  return rank(splitTerms(query))
    .first(tools.length)
    .flatMap(({ id }) => byName.get(id) ?? []);
}

/** Says that an app is not there, and which may be meant. */
export function createUnknownApp(catalog: BuiltCatalog, slug: string): CallToolResult {
  return toToolError({ outcome: 'unknown-app', message: tellNoSuchApp(catalog, slug) });
}

/** Characters of an id that are said back. */
const SHOWN = 100;

/** There is no such app; which may be meant. */
export function tellNoSuchApp({ apps }: BuiltCatalog, slug: string): string {
  const near = findNearest(slug.slice(0, 100), [...apps.keys()]);
  const help = near === undefined ? 'Find it with search_apps.' : `Did you mean "${near}"?`;
  return `There is no app "${cutText(slug, SHOWN)}". ${help}`;
}
