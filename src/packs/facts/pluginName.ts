/**
 * What a plugin may be called so that every client takes it: Agent Plugins 1.0.0 and Cursor (agentplugins/agent-plugins-spec
 * schemas/1.0.0/plugin.schema.json, cursor/plugins schemas/plugin.schema.json) allow dots, too, which Claude's web client does not sync.
 */
export const PLUGIN_NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** Characters of such a name, from the schemas above. */
export const LONGEST_PLUGIN_NAME = 64;

/** What Claude Code 2.1.332 says of a name that it keeps for Anthropic (`claude plugin validate`, read November 2026). */
const RESERVED_STARTS = ['claude-', 'anthropic-', 'anthropics-', 'cc-plugin-'];
const RESERVED_NAMES: ReadonlySet<string> = new Set([
  'anthropic',
  'anthropics',
  'claude',
  'claude-code',
  'claude-mods',
]);
const OFFICIAL = /official-*(?:anthropic|claude)|(?:anthropic|claude)-*official/;

/** True for a name that Claude Code refuses because it passes as one of Anthropic's own. */
export function isReservedPlugin(name: string): boolean {
  return (
    RESERVED_NAMES.has(name) || RESERVED_STARTS.some((start) => name.startsWith(start)) || OFFICIAL.test(name)
  );
}

/** Marketplaces that are Anthropic's, or that Claude Code makes itself (the program's own lists, 2.1.332, November 2026). */
const RESERVED_MARKETPLACES: ReadonlySet<string> = new Set([
  'agent-skills',
  'anthropic-agent-skills',
  'anthropic-marketplace',
  'anthropic-plugin-directory',
  'anthropic-plugins',
  'builtin',
  'claude-code-marketplace',
  'claude-code-plugins',
  'claude-community',
  'claude-for-financial-services',
  'claude-for-legal',
  'claude-plugin-directory',
  'claude-plugin-test',
  'claude-plugins-community',
  'claude-plugins-official',
  'claude-tag-plugins',
  'financial-services-plugins',
  'first-party-plugins',
  'healthcare',
  'inline',
  'knowledge-work-plugins',
  'life-sciences',
  'skills-dir',
  'synced',
]);

/** True for a marketplace that Claude Code refuses: it is, or passes as, one of Anthropic's own. */
export function isReservedMarketplace(name: string): boolean {
  return RESERVED_MARKETPLACES.has(name) || isReservedPlugin(name);
}

/** The name of a catalog's marketplace: the handle of its publisher, in lower case. */
export function toMarketplaceName(publisher: string): string {
  return publisher
    .toLowerCase()
    .split('-')
    .filter((part) => part !== '')
    .join('-');
}
