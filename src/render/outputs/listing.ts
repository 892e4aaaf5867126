import { wordShared } from '../../english/wordShared.ts';
import { hash } from 'node:crypto';
import type { App } from '../../model/app.ts';
import type { AppStatus } from '../../model/status.ts';
import type { RenderedFile } from '../../model/files.ts';
import type { Listing } from './listingSchema.ts';
import type { AppContext, Output } from '../../model/output.ts';

const SCHEMA_URL =
  'https://raw.githubusercontent.com/membranedev/skillpress/main/schemas/listing.schema.json';

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

function toListing(app: App, { config, related, releases, registries, made }: AppContext): Listing {
  return {
    $schema: SCHEMA_URL,
    slug: app.slug,
    name: app.name,
    shortDescription: app.trigger,
    longDescription: longDescription(app),
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
    version: releases[0]?.version ?? null,
    history: releases.map((release) => ({ ...release, changes: [...release.changes] })),
    registries: copyRegistries(registries),
    related: related.map(({ slug, name, shared }) => ({ slug, name, reason: wordShared(shared) })),
    contentDigest: contentDigest(made),
    translations: {},
  };
}

function copyEntity({ name, children }: App['entities'][number]): Listing['entities'][number] {
  return { name, children: children.map(copyEntity) };
}

function copyRegistries(registries: AppStatus): Listing['registries'] {
  return Object.fromEntries(
    Object.entries(registries).map(([name, { flags, versions, ...rest }]) => [
      name,
      { ...rest, flags: [...flags], versions: [...versions] },
    ]),
  );
}

function longDescription(app: App): string {
  const about = `${app.name}: ${app.summary}`;
  if (app.actions.length === 0) return about;
  return `${about} ${app.actions.length} ready-made actions: ${app.popular
    .slice(0, 5)
    .map((action) => action.name)
    .join(', ')}${app.actions.length > 5 ? ' and more' : ''}.`;
}

function contentDigest(files: readonly RenderedFile[]): string {
  return `sha256:${hash(
    'sha256',
    files
      .filter(({ path }) => path.startsWith('skills/'))
      .map(({ path, sha256 }) => `${path} ${sha256}\n`)
      .join(''),
  )}`;
}
