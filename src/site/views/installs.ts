import { AGENTS, listInstallLines, type InstallLine } from '../../render/installLines.ts';
import { toAddressIn, ROOT, type Site } from '../site.ts';
import type { SiteApp } from '../openDist.ts';
import { toSkillFolder } from '../../text/skillFiles.ts';

const INDEX = '.well-known/agent-skills/index.json';

/** How each agent installs the skill: a command that a person copies. */
export function toInstalls(site: Site, app: SiteApp) {
  const lines = installLines(site, app);
  const { clawhub } = site.config;
  const isListed = clawhub !== null && Object.hasOwn(app.listing.registries, 'clawhub');
  return {
    installs: lines.map(({ client, name, command }, at) => ({
      id: `agent-${client}`,
      name,
      command,
      first: at === 0,
    })),
    hub: isListed ? { command: `npx clawhub install @${clawhub.owner}/${app.slug}` } : null,
    other: { command: fetchCommand(site, app) },
  };
}

/** From a discovery index of this one app where the catalog has one, else from the catalog's repository. */
function installLines(site: Site, { slug, files }: SiteApp): readonly InstallLine[] {
  if (!Object.hasOwn(files, `apps/${slug}/${INDEX}`)) return listInstallLines(site.config.repository, slug);
  const source = toAddressIn(site, ROOT, `apps/${slug}`);
  return AGENTS.map(({ key, name }) => ({
    client: key,
    name,
    command: `npx skills add ${source} --agent ${key}`,
  }));
}

/** Fetches every file of the skill to where agents look. */
function fetchCommand(site: Site, { slug, files }: SiteApp): string {
  const paths = Object.keys(files).filter((path) => path.startsWith(toSkillFolder(slug)));
  const parts = paths.sort().map((path) => `-o .agents/${path} ${toAddressIn(site, ROOT, path)}`);
  return `curl -fsSL --create-dirs ${parts.join(' ')}`;
}
