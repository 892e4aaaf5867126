import { hash } from 'node:crypto';
import type { App } from '../../model/app.ts';
import type { AppStatus } from '../../model/status.ts';
import type { RenderedFile } from '../../model/files.ts';
import { listInstallLines } from '../installLines.ts';
import type { Listing } from './listingSchema.ts';
import type { AppContext, Output } from '../../model/output.ts';
import { wordShared } from '../../words/wordShared.ts';
import { ENGLISH, findWords } from '../../words/words.ts';
import { wordLongDescription, toTranslations } from './listingTranslations.ts';
import { toSkillPath, toSkillFolder } from '../../text/skillFiles.ts';
import { toSchemaUrl } from '../../text/schemaUrl.ts';

const SCHEMA_URL = toSchemaUrl('listing');

/** `listings/<slug>.json`. */
export const listing: Output = {
  name: 'listing',
  root: 'listings',
  readers: 'machines',
  ofApp: (app, context) => [
    { path: `listings/${app.slug}.json`, text: listingText(toListing(app, context)) },
  ],
};

/** One line a field, and one an item of a list of objects: as readable in a diff as indented JSON, at half its size. */
function listingText(value: Listing): string {
  const lines = Object.entries(value).map(([key, field]) => `  ${JSON.stringify(key)}: ${fieldText(field)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

function fieldText(field: unknown): string {
  const isList = Array.isArray(field) && typeof field[0] === 'object';
  return isList
    ? `[\n    ${field.map((item) => JSON.stringify(item)).join(',\n    ')}\n  ]`
    : JSON.stringify(field);
}

function toListing(app: App, context: AppContext): Listing {
  const { config, related, releases, registries, made } = context;
  const words = findWords(ENGLISH);
  return {
    $schema: SCHEMA_URL,
    slug: app.slug,
    name: app.name,
    shortDescription: app.trigger,
    summary: app.summary,
    longDescription: wordLongDescription(app, words),
    categories: app.categories.map(({ key, name }) => ({
      key,
      name,
      marketplaces: config.categories.get(key)?.marketplaces ?? {},
    })),
    keywords: [...app.keywords],
    homepage: app.homepage,
    docs: app.docs,
    icon: app.icon,
    author: config.author,
    publisher: config.publisher,
    license: config.license,
    repository: config.repository,
    access: { keyRequired: false, membrane: 'browser', app: app.auth },
    requirements: { network: true, account: 'Membrane', cli: { ...config.cli, binary: 'membrane' } },
    entities: app.entities.map(copyEntity),
    actionCount: app.actions.length,
    popularActions: app.popular.map(({ key, name, sentence, effect }) => ({
      key,
      name,
      description: sentence,
      effect,
    })),
    page: toSkillPath(app.slug),
    installs: listInstallLines(config.repository, app.slug),
    version: releases[0]?.version ?? null,
    history: releases.map((release) => ({ ...release, changes: [...release.changes] })),
    registries: copyRegistries(registries),
    related: related.map((other) => ({
      slug: other.slug,
      name: other.name,
      description: other.summary,
      categories: [...other.categories],
      reason: wordShared(other.shared, app, config, words),
    })),
    contentDigest: contentDigest(app, made),
    translations: toTranslations(app, context),
  };
}

function copyEntity({ name, children }: App['entities'][number]): Listing['entities'][number] {
  return { name, children: children.map(copyEntity) };
}

function copyRegistries(registries: AppStatus): Listing['registries'] {
  return Object.fromEntries(
    Object.entries(registries).map(([name, { flags, reports, versions, ...rest }]) => [
      name,
      { ...rest, flags: [...flags], reports: [...reports], versions: [...versions] },
    ]),
  );
}

function contentDigest({ slug }: App, files: readonly RenderedFile[]): string {
  return `sha256:${hash(
    'sha256',
    files
      .filter(({ path }) => path.startsWith(toSkillFolder(slug)))
      .map(({ path, sha256 }) => `${path} ${sha256}\n`)
      .join(''),
  )}`;
}
