import type { AppRecord } from '../model/app.ts';
import type { CatalogContext, CatalogFile, Output } from '../model/output.ts';
import type { Pack } from '../model/pack.ts';
import type { Release } from '../model/release.ts';
import { drawIcon } from './icon.ts';
import { ICON_FILE, toManifests } from './manifests.ts';
import { toMarketplaceName } from './facts/pluginName.ts';
import { nameRepository } from '../text/nameRepository.ts';
import { toSkillPath, toSkillFolder } from '../text/skillFiles.ts';
import { formatJson } from '../text/formatJson.ts';

interface ReadmeView {
  readonly title: string;
  readonly description: string;
  readonly catalog: string;
  readonly name: string;
  readonly marketplace: string;
  /** As clients take it: `owner/repository` of GitHub, or the address. */
  readonly repository: string;
  readonly size: number;
  /** It holds one app. */
  readonly single: boolean;
  readonly apps: readonly { readonly slug: string; readonly page: string; readonly trigger: string }[];
  /** What the pack lacks of its category; null when it has all of it. */
  readonly cut: {
    readonly category: string;
    readonly total: number;
    /** The pack keeps the most used apps; else the first ones by name. */
    readonly byUse: boolean;
    readonly apps: readonly { readonly name: string; readonly slug: string }[];
  } | null;
  readonly released: boolean;
  readonly license: string;
  readonly author: string;
}

const sample: ReadmeView = {
  title: 'Sample apps',
  description: 'Sample.',
  catalog: 'Sample',
  name: 'sample',
  marketplace: 'sample',
  repository: 'sample/sample',
  size: 2,
  single: true,
  apps: [{ slug: 'sample', page: toSkillPath('sample'), trigger: 'Sample.' }],
  cut: { category: 'Sample', total: 2, byUse: true, apps: [{ name: 'Sample', slug: 'sample' }] },
  released: true,
  license: 'MIT-0',
  author: 'Sample',
};

const sampleChanges: { readonly name: string; readonly releases: readonly Release[] } = {
  name: 'Sample',
  releases: [{ version: '1.0.0', date: '2026-01-31', changes: ['Sample.'] }],
};

/** `plugins/<pack>/`: a pack as a plugin, with the manifests of each client and the very pages of its apps. */
export const plugins: Output = {
  name: 'packs as plugins',
  root: 'plugins',
  readers: 'agents',
  samples: { pack: sample, changelog: sampleChanges },
  ofCatalog: (_, context) => context.packs.flatMap((pack) => filesOfPack(pack, context)),
};

function filesOfPack(pack: Pack, context: CatalogContext): CatalogFile[] {
  const { config, templates, licence, filesOf, bytesBefore } = context;
  const folder = `plugins/${pack.name}/`;
  const icon = folder + ICON_FILE;
  const manifests = [...toManifests(pack, config)].map(([path, data]) => ({
    path: folder + path,
    text: formatJson(data),
  }));
  const changes = { name: pack.title, releases: pack.releases };
  return [
    ...manifests,
    { path: `${folder}README.md`, text: templates.render('pack', toReadme(pack, context)) },
    ...(pack.releases.length === 0
      ? []
      : [{ path: `${folder}CHANGELOG.md`, text: templates.render('changelog', changes) }]),
    { path: `${folder}LICENSE`, text: licence },
    { path: icon, text: '', bytes: bytesBefore(icon, []) ?? drawIcon(pack.name) },
    ...pack.apps.flatMap(({ slug }) => copiesOf(slug, folder, filesOf)),
  ];
}

function copiesOf(slug: string, folder: string, filesOf: CatalogContext['filesOf']): CatalogFile[] {
  return filesOf(slug)
    .filter(({ path }) => path.startsWith(toSkillFolder(slug)))
    .map(({ path }) => ({ path: folder + path, text: '', copyOf: path }));
}

function toReadme(pack: Pack, { config }: CatalogContext): ReadmeView {
  const { name, title, description, apps, leftOut, keeps, category, releases } = pack;
  const toPage = ({ slug, trigger }: AppRecord) => ({ slug, page: toSkillPath(slug), trigger });
  return {
    title,
    description,
    catalog: config.name,
    name,
    marketplace: toMarketplaceName(config.publisher),
    repository: nameRepository(config.repository),
    size: apps.length,
    single: apps.length === 1,
    apps: apps.map(toPage),
    cut:
      category === null || leftOut.length === 0
        ? null
        : {
            category: category.name,
            total: apps.length + leftOut.length,
            byUse: keeps === 'most used',
            apps: leftOut.map((app) => ({ name: app.name, slug: app.slug })),
          },
    released: releases.length > 0,
    license: config.license,
    author: config.author.name,
  };
}
