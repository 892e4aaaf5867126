import { addressIn, ROOT, type Site } from '../site.ts';
import type { SiteApp } from '../openDist.ts';

/**
 * Agents by the names that `skills add --agent` knows them by (vercel-labs/skills docs/agents.md, skills 1.7.4, November 2026).
 */
const AGENTS = [
  { key: 'claude-code', name: 'Claude Code' },
  { key: 'codex', name: 'Codex' },
  { key: 'cursor', name: 'Cursor' },
  { key: 'gemini-cli', name: 'Gemini CLI' },
  { key: 'github-copilot', name: 'GitHub Copilot' },
  { key: 'opencode', name: 'OpenCode' },
  { key: 'openclaw', name: 'OpenClaw' },
] as const;

const INDEX = '.well-known/agent-skills/index.json';

/** How each agent installs the skill: a command that a person copies. */
export function toInstalls(site: Site, app: SiteApp) {
  const source = sourceOf(site, app);
  const agents = AGENTS.map(({ key, name }, at) => ({
    id: `agent-${key}`,
    name,
    first: at === 0,
    command: `npx skills add ${source} -a ${key}`,
  }));
  const { clawhub } = site.config;
  const isListed = clawhub !== null && Object.hasOwn(app.listing.registries, 'clawhub');
  return {
    installs: agents,
    hub: isListed ? { command: `npx clawhub install @${clawhub.owner}/${app.slug}` } : null,
    other: { command: fetchCommand(site, app) },
  };
}

/** A discovery index of this one app where the catalog has one, else the catalog's repository. */
function sourceOf(site: Site, { slug, files }: SiteApp): string {
  if (Object.hasOwn(files, `apps/${slug}/${INDEX}`)) return addressIn(site, ROOT, `apps/${slug}`);
  return `${repositoryName(site)} --skill ${slug}`;
}

/** The catalog's repository as clients take it: `owner/name` at GitHub, else its address. */
export function repositoryName({ config }: Pick<Site, 'config'>): string {
  const { hostname, pathname, href } = new URL(config.repository);
  return hostname === 'github.com' ? pathname.replaceAll(/^\/|\/$|\.git$/g, '') : href;
}

/** Fetches every file of the skill to where agents look. */
function fetchCommand(site: Site, { slug, files }: SiteApp): string {
  const paths = Object.keys(files).filter((path) => path.startsWith(`skills/${slug}/`));
  const parts = paths.sort().map((path) => `-o .agents/${path} ${addressIn(site, ROOT, path)}`);
  return `curl -fsSL --create-dirs ${parts.join(' ')}`;
}
