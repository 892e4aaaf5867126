import type { Config } from '../model/config.ts';
import type { CatalogFile, Output } from '../model/output.ts';
import type { Pack } from '../model/pack.ts';
import { toMarketplaceName } from './facts/pluginName.ts';
import { cutText } from '../text/cutText.ts';
import { findVersion } from './manifests.ts';
import { formatJson } from '../text/formatJson.ts';

/** What skills.sh takes (https://skills.sh/schemas/skills.sh.schema.json, November 2026). */
const GROUPS = 50;
const LONGEST_GROUP_TITLE = 120;
const LONGEST_GROUP_DESCRIPTION = 500;

/** The lists of packs that clients read where a catalog is published, a file of each client; none without packs. */
export const marketplaces: readonly Output[] = [
  marketplace('Claude Code marketplace', '.claude-plugin/marketplace.json', toClaudeMarketplace),
  marketplace('Codex marketplace', '.agents/plugins/marketplace.json', toCodexMarketplace),
  marketplace('Cursor marketplace', '.cursor-plugin/marketplace.json', toCursorMarketplace),
  marketplace('skills.sh groups', 'skills.sh.json', toGroups),
];

function marketplace(
  name: string,
  path: string,
  toData: (packs: readonly Pack[], config: Config) => object,
): Output {
  return {
    name,
    root: path,
    // Their texts are those of the packs' own manifests, which agents' rules have judged.
    readers: 'machines',
    lists: 'plugins',
    overlooksBytes: true,
    ofCatalog: (_, { packs, config }): CatalogFile[] =>
      packs.length === 0 ? [] : [{ path, text: formatJson(toData(packs, config)) }],
  };
}

function describeMarketplace({ name }: Config): string {
  return `${name}: packs of agent skills.`;
}

function toClaudeMarketplace(packs: readonly Pack[], config: Config): object {
  const { name, url } = config.author;
  return {
    $schema: 'https://anthropic.com/claude-code/marketplace.schema.json',
    name: toMarketplaceName(config.publisher),
    description: describeMarketplace(config),
    owner: { name, url },
    plugins: packs.map((pack) => ({
      name: pack.name,
      displayName: pack.title,
      source: `./plugins/${pack.name}`,
      description: pack.description,
      version: findVersion(pack),
      ...(pack.category ? { category: pack.category.key } : {}),
    })),
  };
}

function toCodexMarketplace(packs: readonly Pack[], config: Config): object {
  return {
    name: toMarketplaceName(config.publisher),
    interface: { displayName: config.name },
    plugins: packs.map(({ name, title, category }) => ({
      name,
      source: { source: 'local', path: `./plugins/${name}` },
      policy: { installation: 'AVAILABLE', authentication: 'ON_USE' },
      category: category?.name ?? title,
    })),
  };
}

function toCursorMarketplace(packs: readonly Pack[], config: Config): object {
  return {
    name: toMarketplaceName(config.publisher),
    owner: { name: config.author.name },
    metadata: { description: describeMarketplace(config) },
    plugins: packs.map(({ name, description }) => ({ name, source: `plugins/${name}`, description })),
  };
}

/** Groups of skills on the page of a repository at skills.sh. A skill stands in the first pack that has it. */
function toGroups(packs: readonly Pack[]): object {
  const grouped = new Set<string>();
  const groupings = packs.flatMap(({ title, description, apps }) => {
    const skills = apps.map(({ slug }) => slug).filter((slug) => !grouped.has(slug));
    for (const slug of skills) grouped.add(slug);
    if (skills.length === 0) return [];
    return [
      {
        title: cutText(title, LONGEST_GROUP_TITLE),
        description: cutText(description, LONGEST_GROUP_DESCRIPTION),
        skills,
      },
    ];
  });
  return {
    $schema: 'https://skills.sh/schemas/skills.sh.schema.json',
    notGrouped: 'bottom',
    groupings: groupings.slice(0, GROUPS),
  };
}
