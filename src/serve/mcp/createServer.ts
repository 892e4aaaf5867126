import { McpServer } from '@modelcontextprotocol/server';
import type { SkillsExtension } from '@modelcontextprotocol/server/ext/skills';
import type { Call } from '../call.ts';
import type { BuiltCatalog } from '../catalog/openBuiltCatalog.ts';
import { rememberFor } from '../../text/memo.ts';
import { listAppTools } from './appTools.ts';
import { listCatalogTools } from './catalogTools.ts';
import { listMembraneTools, findWantedApp } from './membraneTools.ts';
import { registerTool, type ToolSpec } from './registerTool.ts';
import { listSkills } from './skills.ts';

/** A server of the whole catalog, for one call or one connection. */
export function createCatalogServer(call: Call): McpServer {
  const { catalog, account } = call;
  const tools = [...listCatalogTools(call), ...(account === null ? [] : listMembraneTools(call))];
  return serverOf(
    call,
    `${catalog.name}: search_apps finds apps, get_app tells how to work with one.`,
    tools,
  );
}

/** A server of one app of the catalog. */
export async function createAppServer(call: Call, slug: string): Promise<McpServer> {
  const { catalog } = call;
  const app = await findWantedApp(catalog, slug);
  const known = await catalog.tools(slug);
  const about = catalog.apps.get(slug)?.description ?? app.name;
  return serverOf(
    call,
    `${about} Confirm with the user before a tool that changes or deletes data.`,
    listAppTools(app, known),
    slug,
  );
}

function serverOf(call: Call, instructions: string, tools: readonly ToolSpec[], only?: string): McpServer {
  const { catalog, version } = call;
  const server = new McpServer(
    {
      name: only ?? 'skillpress',
      title: only === undefined ? catalog.name : (catalog.apps.get(only)?.name ?? only),
      version,
    },
    { instructions, capabilities: { tools: {} } },
  );
  for (const tool of tools) registerTool(server, call, tool);
  skillsIn(call, only).attach(server);
  return server;
}

/** One for each catalog and app, whatever the number of calls: it remembers what it has read. */
const skillsOf = rememberFor<BuiltCatalog, Map<string, SkillsExtension>>(() => new Map());

function skillsIn(call: Call, only: string | undefined): SkillsExtension {
  const { catalog } = call;
  const ofCatalog = skillsOf(catalog);
  const skills = ofCatalog.get(only ?? '') ?? listSkills(() => call.catalog, only);
  ofCatalog.set(only ?? '', skills);
  return skills;
}
