import type { AppRecord } from '../model/app.ts';
import type { Config } from '../model/config.ts';
import type { Pack } from '../model/pack.ts';
import { UNRELEASED } from '../text/version.ts';
import { toColour } from './icon.ts';

/** Where the icon is, from the plugin's root. */
export const ICON_FILE = 'assets/icon.png';
/** What Codex shows of `defaultPrompt` (openai/codex plugin-creator references/plugin-json-spec.md, November 2026). */
const PROMPTS = 3;
const LONGEST_PROMPT = 128;

/** The version that users of a pack get. */
export function findVersion({ releases }: Pack): string {
  return releases[0]?.version ?? UNRELEASED;
}

/** The manifests of a pack as a plugin, by their paths from the plugin's root. */
export function toManifests(pack: Pack, config: Config): ReadonlyMap<string, object> {
  return new Map<string, object>([
    ['plugin.json', toOpenManifest(pack, config)],
    ['.claude-plugin/plugin.json', toClaudeManifest(pack, config)],
    ['.codex-plugin/plugin.json', toCodexManifest(pack, config)],
    ['.cursor-plugin/plugin.json', toCursorManifest(pack, config)],
    ['gemini-extension.json', toGeminiManifest(pack)],
  ]);
}

/** What all clients are told in the same words. */
function toSharedFacts(pack: Pack, { homepage, repository, license }: Config) {
  return {
    name: pack.name,
    version: findVersion(pack),
    description: pack.description,
    homepage,
    repository,
    license,
    keywords: pack.apps.map(({ slug }) => slug),
  };
}

/** Agent Plugins 1.0.0, which GitHub Copilot, Cursor and others read at the root. */
function toOpenManifest(pack: Pack, config: Config): object {
  const { name, url } = config.author;
  return {
    $schema: 'https://agent-plugins.org/schemas/1.0.0/plugin.schema.json',
    ...toSharedFacts(pack, config),
    author: { name, url },
  };
}

function toClaudeManifest(pack: Pack, config: Config): object {
  const { name, url } = config.author;
  return { ...toSharedFacts(pack, config), displayName: pack.title, author: { name, url } };
}

function toCursorManifest(pack: Pack, config: Config): object {
  return {
    ...toSharedFacts(pack, config),
    displayName: pack.title,
    author: { name: config.author.name },
    publisher: config.publisher,
    logo: ICON_FILE,
    skills: './skills/',
  };
}

/** An extension of Gemini CLI, which finds `skills/` by itself. */
function toGeminiManifest(pack: Pack): object {
  return { name: pack.name, version: findVersion(pack), description: pack.description };
}

function toCodexManifest(pack: Pack, config: Config): object {
  const { author, homepage } = config;
  const https = (address: string): string | undefined =>
    address.startsWith('https://') ? address : undefined;
  return {
    ...toSharedFacts(pack, config),
    author: { name: author.name, url: https(author.url) },
    skills: './skills/',
    interface: {
      displayName: pack.title,
      shortDescription: pack.description,
      longDescription: `${pack.description} It holds: ${pack.apps.map(({ name }) => name).join(', ')}.`,
      developerName: author.name,
      category: pack.category?.name ?? pack.title,
      capabilities: [],
      websiteURL: https(homepage),
      defaultPrompt: toPrompts(pack.apps),
      brandColor: toColour(pack.name),
      composerIcon: `./${ICON_FILE}`,
      logo: `./${ICON_FILE}`,
    },
  };
}

/** What users may say first: a request of each of the first apps, as its descriptor has it. */
function toPrompts(apps: readonly AppRecord[]): string[] {
  return apps
    .slice(0, PROMPTS)
    .map(({ name, requests }) =>
      requests.find((request) => request.length <= LONGEST_PROMPT && request.includes(name)),
    )
    .map((request, at) => request ?? `What can you do in ${apps[at]?.name ?? ''}?`.slice(0, LONGEST_PROMPT));
}
