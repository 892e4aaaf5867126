/**
 * What clients take, transcribed from the clients themselves in November 2026 so that a test needs none of them; `npm run clients`
 * asks the real ones. Where a client ignores unknown keys, its schema here is closed over the ones that it knows.
 */

const text = { type: 'string', minLength: 1 };
const texts = { type: 'array', items: { type: 'string' } };
const https = { type: 'string', pattern: '^https://[^/]+' };
const pluginName = { type: 'string', maxLength: 64, pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$' };
const person = closed({ name: text, email: text, url: text }, ['name']);

function closed(properties: object, required: readonly string[] = []): object {
  return { type: 'object', properties, required, additionalProperties: false };
}

/** Agent Plugins 1.0.0: agentplugins/agent-plugins-spec schemas/1.0.0/plugin.schema.json, which Cursor and Copilot read at the root. */
export const openPlugin = closed(
  {
    $schema: { const: 'https://agent-plugins.org/schemas/1.0.0/plugin.schema.json' },
    name: {
      type: 'string',
      minLength: 1,
      maxLength: 64,
      pattern: '^(?!.*(?:--|\\.\\.))[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$',
    },
    version: { type: 'string' },
    description: { type: 'string' },
    author: closed({ name: { type: 'string' }, email: { type: 'string' }, url: { type: 'string' } }),
    homepage: { type: 'string' },
    repository: { type: 'string' },
    license: { type: 'string' },
    keywords: texts,
    extensions: { type: 'object', additionalProperties: { type: 'object' } },
  },
  ['$schema', 'name'],
);

/** Claude Code 2.1.332: the schema of `.claude-plugin/plugin.json` in its program; reserved names are tested apart. */
export const claudePlugin = closed(
  {
    $schema: text,
    name: pluginName,
    displayName: text,
    version: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$' },
    description: text,
    author: person,
    homepage: { type: 'string', format: 'uri' },
    repository: text,
    license: text,
    keywords: texts,
  },
  ['name'],
);

/** Claude Code 2.1.332: `.claude-plugin/marketplace.json`. */
export const claudeMarketplace = closed(
  {
    $schema: text,
    name: pluginName,
    version: text,
    description: text,
    owner: person,
    metadata: closed({ pluginRoot: text, version: text, description: text }),
    plugins: {
      type: 'array',
      items: closed(
        {
          ...(claudePlugin as { properties: object }).properties,
          source: { type: 'string', pattern: '^\\./(?!.*\\.\\.)' },
          category: text,
          tags: texts,
          strict: { type: 'boolean' },
        },
        ['name', 'source'],
      ),
    },
  },
  ['name', 'owner', 'plugins'],
);

/** Codex 0.171.0: openai/codex plugin-creator scripts/validate_plugin.py and references/plugin-json-spec.md. */
export const codexPlugin = closed(
  {
    id: text,
    name: text,
    version: { type: 'string', pattern: '^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)$' },
    description: text,
    skills: { type: 'string', pattern: '^\\./[^.]' },
    author: closed({ name: text, email: text, url: https }, ['name']),
    homepage: text,
    repository: text,
    license: text,
    keywords: texts,
    interface: closed(
      {
        displayName: text,
        shortDescription: text,
        longDescription: text,
        developerName: text,
        category: text,
        capabilities: { type: 'array', items: text },
        websiteURL: https,
        privacyPolicyURL: https,
        termsOfServiceURL: https,
        brandColor: { type: 'string', pattern: '^#[0-9A-Fa-f]{6}$' },
        composerIcon: { type: 'string', pattern: '^\\./' },
        logo: { type: 'string', pattern: '^\\./' },
        screenshots: texts,
        defaultPrompt: { type: 'array', maxItems: 3, items: { ...text, maxLength: 128 } },
      },
      [
        'displayName',
        'shortDescription',
        'longDescription',
        'developerName',
        'category',
        'capabilities',
        'defaultPrompt',
      ],
    ),
  },
  ['name', 'version', 'description', 'author', 'interface'],
);

/** Codex 0.171.0: `.agents/plugins/marketplace.json` (the same reference). */
export const codexMarketplace = closed(
  {
    name: text,
    interface: closed({ displayName: text }),
    plugins: {
      type: 'array',
      items: closed(
        {
          name: text,
          source: closed({ source: { const: 'local' }, path: { type: 'string', pattern: '^\\./' } }, [
            'source',
            'path',
          ]),
          policy: closed(
            {
              installation: { enum: ['NOT_AVAILABLE', 'AVAILABLE', 'INSTALLED_BY_DEFAULT'] },
              authentication: { enum: ['ON_INSTALL', 'ON_USE'] },
              products: texts,
            },
            ['installation', 'authentication'],
          ),
          category: text,
        },
        ['name', 'source', 'policy', 'category'],
      ),
    },
  },
  ['name', 'plugins'],
);

/** Cursor: cursor/plugins schemas/plugin.schema.json. */
export const cursorPlugin = closed(
  {
    name: { type: 'string', minLength: 1, pattern: '^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$' },
    displayName: { type: 'string' },
    description: { type: 'string' },
    version: { type: 'string' },
    author: closed({ name: text, email: { type: 'string', format: 'email' } }, ['name']),
    publisher: text,
    homepage: { type: 'string', format: 'uri' },
    repository: { type: 'string', format: 'uri' },
    license: { type: 'string' },
    logo: { type: 'string' },
    keywords: texts,
    category: { type: 'string' },
    tags: texts,
    skills: { oneOf: [{ type: 'string' }, texts] },
  },
  ['name'],
);

/** Cursor: cursor/plugins schemas/marketplace.schema.json and its own .cursor-plugin/marketplace.json. */
export const cursorMarketplace = closed(
  {
    name: text,
    owner: closed({ name: text, email: { type: 'string', format: 'email' } }, ['name']),
    metadata: { type: 'object' },
    plugins: {
      type: 'array',
      items: closed({ name: text, source: text, description: text, minClientVersions: { type: 'object' } }, [
        'name',
        'source',
      ]),
    },
  },
  ['name', 'plugins'],
);

/** Gemini CLI 0.61.0: `gemini extensions validate`. */
export const geminiExtension = closed(
  {
    name: { type: 'string', pattern: '^[a-zA-Z0-9-]+$' },
    version: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$' },
    description: text,
    mcpServers: { type: 'object' },
    contextFileName: text,
  },
  ['name', 'version'],
);

/** skills.sh: https://skills.sh/schemas/skills.sh.schema.json. */
export const skillsGroups = closed(
  {
    $schema: { const: 'https://skills.sh/schemas/skills.sh.schema.json' },
    notGrouped: { enum: ['top', 'bottom'] },
    groupings: {
      type: 'array',
      minItems: 1,
      maxItems: 50,
      items: closed(
        {
          title: { ...text, maxLength: 120 },
          description: { type: 'string', maxLength: 500 },
          skills: { type: 'array', minItems: 1, maxItems: 500, items: { ...text, maxLength: 120 } },
        },
        ['title', 'skills'],
      ),
    },
  },
  ['groupings'],
);

/** By the path below a pack's folder, what its client takes there. */
export const PLUGIN_MANIFESTS: Readonly<Record<string, object>> = {
  'plugin.json': openPlugin,
  '.claude-plugin/plugin.json': claudePlugin,
  '.codex-plugin/plugin.json': codexPlugin,
  '.cursor-plugin/plugin.json': cursorPlugin,
  'gemini-extension.json': geminiExtension,
};

/** By the path below the output folder, what clients take where a catalog is published. */
export const MARKETPLACES: Readonly<Record<string, object>> = {
  '.claude-plugin/marketplace.json': claudeMarketplace,
  '.agents/plugins/marketplace.json': codexMarketplace,
  '.cursor-plugin/marketplace.json': cursorMarketplace,
  'skills.sh.json': skillsGroups,
};
