import type { Config } from '../model/config.ts';
import type { Samples } from '../render/templates.ts';
import { Html } from './encode.ts';
import { toSiteLanguages, type SiteLanguage } from './language.ts';
import type { Dist, SiteApp, SitePack } from './openDist.ts';
import type { Site } from './site.ts';
import { toAppView } from './views/app.ts';
import { toAllPages, toCategoriesView, type SiteCategory } from './views/lists.ts';
import { toStartView } from './views/start.ts';
import { toNotFoundView } from './views/notFound.ts';
import { toPacksView, toPackView } from './views/packs.ts';
import { toSearchRecord, toSearchView } from './views/search.ts';
import { toSkillPath } from '../text/skillFiles.ts';

const FILE = { sha256: '', size: 1 };
const TIME = '2026-01-02T03:04:05Z';

/** An app with something in every place. */
const app: SiteApp = {
  slug: 'acme',
  requests: ['What is new?'],
  aliases: ['Acme Orders'],
  files: { [toSkillPath('acme')]: FILE, 'listings/acme.json': FILE },
  listing: {
    name: 'Acme',
    shortDescription: 'Orders.',
    summary: 'Keeps orders.',
    categories: [{ key: 'crm', name: 'CRM' }],
    keywords: ['orders'],
    homepage: 'https://acme.example/',
    docs: 'https://acme.example/docs',
    author: { name: 'Author', url: 'https://author.example/' },
    publisher: 'author',
    license: 'MIT-0',
    access: { keyRequired: false, app: 'oauth2' },
    requirements: { account: 'Membrane' },
    entities: [{ name: 'Order', children: [] }],
    actionCount: 1,
    popularActions: [
      { key: 'list-orders', name: 'List Orders', description: 'List orders.', effect: 'read' },
    ],
    version: '1.0.0',
    history: [{ version: '1.0.0', date: '2026-01-02', changes: ['First release.'] }],
    registries: {
      clawhub: {
        version: '1.0.0',
        url: 'https://clawhub.ai/author/acme',
        publishedAt: TIME,
        downloads: 1,
        installs: 1,
        stars: 1,
        verdict: 'clean',
        flags: ['flag'],
        auditUrl: 'https://clawhub.ai/audit',
        reports: [{ by: 'Scanner', verdict: 'clean', url: 'https://clawhub.ai/audit' }],
        versions: [{ version: '1.0.0', date: TIME, verdict: 'clean' }],
        asOf: TIME,
      },
    },
    related: [{ slug: 'acme', name: 'Acme', reason: 'both have Order' }],
    translations: { 'zh-CN': { shortDescription: '订单。', keywords: ['订单'] } },
  },
};

const inputSchema = {
  required: ['a'],
  properties: Object.fromEntries(
    [...'abcdefg'].map((name) => [name, { type: 'string', description: 'What.' }]),
  ),
};
const action = { key: 'list-orders', name: 'List Orders' };

const pack: SitePack = {
  name: 'crm',
  title: 'CRM apps',
  description: 'Skills.',
  version: '1.0.0',
  category: 'crm',
  apps: [app],
};

const dist: Dist = {
  apps: new Map(Array.from({ length: 100 }, (_, at) => (at === 0 ? ['acme', app] : [`acme-${at}`, app]))),
  files: new Map(),
  packs: { marketplace: 'acme', list: [pack] },
  read: () => Buffer.from('# Acme\n'),
  tools: () => [{ action: { id: null, ...action }, inputSchema }],
};

/** Settings that leave nothing out: what a catalog goes without, templates may name all the same. */
function toFullConfig(config: Config): Config {
  return {
    ...config,
    repository: 'https://github.com/author/skills',
    clawhub: { owner: 'author', tier: 'low', newPerDay: 1 },
    categories: new Map([['crm', { name: 'CRM', names: {}, marketplaces: {} }]]),
  };
}

/** What every template of the site is given, made by the code that makes the pages, of an app that has everything. */
export function toSamples(config: Config): Samples {
  const languages = toSiteLanguages(['en', 'zh-CN']);
  const [english, chinese] = languages as readonly [SiteLanguage, SiteLanguage];
  const assets = { styles: new Html(''), stylesDigest: 'sha256-', script: 'site.js', icon: 'icon.svg' };
  const site: Site = {
    config: toFullConfig(config),
    dist,
    base: new URL('https://site.example/'),
    languages,
    assets,
    render: () => '',
  };
  const categories: readonly SiteCategory[] = [{ key: 'crm', apps: [app] }];
  const change = { title: 'Acme', id: 'x', address: 'x', updated: 'x', changes: 'x' };
  const start = toStartView(site, english, categories);
  return {
    app: { ...toAppView(site, english, app), untranslated: true, olderVersions: { text: 'x', href: '/x' } },
    start,
    categories: toCategoriesView(site, english, categories),
    list: { ...toAllPages(site, english)[0]?.view },
    packs: toPacksView(site, english),
    pack: toPackView(site, english, pack),
    search: toSearchView(site, english, categories),
    record: toSearchRecord(site, chinese, app).view,
    notFound: { ...toNotFoundView(site, english, languages), frame: start.frame },
    sitemap: { urls: [{ address: 'x', date: 'x', alternates: [{ tag: 'en', address: 'x' }] }] },
    sitemaps: { parts: [{ address: 'x' }] },
    feed: { lang: 'en', title: 'x', self: 'x', home: 'x', author: 'x', updated: 'x', entries: [change] },
  };
}
