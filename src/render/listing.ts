import { createHash } from 'node:crypto';
import type { Action, App, Config, Entity, OutputFile, RelatedApp, Release } from '../model.ts';
import type { Output } from './output.ts';

/** The marketplace record of an app; `schemas/listing.schema.json` is its published schema. */
export interface Listing {
  readonly $schema: string;
  readonly slug: string;
  readonly name: string;
  readonly shortDescription: string;
  readonly longDescription: string;
  readonly categories: readonly { readonly key: string; readonly name: string; readonly marketplaces: Readonly<Record<string, string>> }[];
  readonly keywords: readonly string[];
  readonly homepage: string;
  readonly docs: string | null;
  readonly icon: string | null;
  readonly author: { readonly name: string; readonly url: string };
  readonly publisher: string;
  readonly license: string;
  readonly repository: string;
  readonly access: {
    /** Whether the user must bring an API key of the app: Membrane keeps the app's credentials, so never. */
    readonly keyRequired: boolean;
    /** How the user signs in to Membrane. */
    readonly membrane: 'browser';
    /** How Membrane signs in to the app, in Membrane's words; null when unknown. */
    readonly app: string | null;
  };
  readonly requirements: { readonly network: boolean; readonly account: string; readonly cli: { readonly package: string; readonly version: string; readonly binary: string } };
  readonly entities: readonly Entity[];
  readonly actionCount: number;
  readonly popularActions: readonly { readonly key: string | null; readonly name: string; readonly description: string; readonly effect: Action['effect'] }[];
  readonly version: string | null;
  readonly history: readonly Release[];
  readonly related: readonly RelatedApp[];
  /** Of the page and its references: the same digest is the same content. */
  readonly contentDigest: string;
  /** By language tag: texts that replace the English ones. */
  readonly translations: Readonly<Record<string, { readonly name?: string; readonly shortDescription?: string; readonly longDescription?: string }>>;
}

const SCHEMA_URL = 'https://raw.githubusercontent.com/membranedev/skillpress/main/schemas/listing.schema.json';

/** `listings/<slug>.json`. */
export const listing: Output = {
  name: 'listing',
  ofApp: (app, { config, related, releases, made }) => [
    { path: `listings/${app.slug}.json`, text: `${JSON.stringify(toListing(app, config, related, releases, made), null, 2)}\n` },
  ],
};

function toListing(app: App, config: Config, related: readonly RelatedApp[], releases: readonly Release[], made: readonly OutputFile[]): Listing {
  return {
    $schema: SCHEMA_URL,
    slug: app.slug,
    name: app.name,
    shortDescription: app.trigger,
    longDescription: longDescription(app),
    categories: app.categories.map(({ key, name }) => ({ key, name, marketplaces: config.categories.get(key)?.marketplaces ?? {} })),
    keywords: app.keywords,
    homepage: app.homepage,
    docs: app.docs,
    icon: app.icon,
    author: config.author,
    publisher: config.publisher,
    license: config.license,
    repository: config.repository,
    access: { keyRequired: false, membrane: 'browser', app: app.auth },
    requirements: { network: true, account: 'Membrane', cli: { ...config.cli, binary: 'membrane' } },
    entities: app.entities,
    actionCount: app.actions.length,
    popularActions: app.popular.map(({ key, name, sentence, effect }) => ({ key, name, description: sentence, effect })),
    version: releases[0]?.version ?? null,
    history: releases,
    related,
    contentDigest: contentDigest(made),
    translations: {},
  };
}

function longDescription(app: App): string {
  const about = `${app.name}: ${app.summary}`;
  if (app.actions.length === 0) return about;
  return `${about} ${app.actions.length} ready-made actions: ${app.popular.slice(0, 5).map((action) => action.name).join(', ')}${app.actions.length > 5 ? ' and more' : ''}.`;
}

function contentDigest(files: readonly OutputFile[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.path).update('\0').update(file.text).update('\0');
  return `sha256:${hash.digest('hex')}`;
}
