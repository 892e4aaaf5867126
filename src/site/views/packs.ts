import { nameRepository } from '../../text/nameRepository.ts';
import { UNRELEASED } from '../../text/version.ts';
import { toPathIn, type Site } from '../site.ts';
import type { SitePack } from '../openDist.ts';
import type { SiteLanguage } from '../language.ts';
import { readCategories, readTexts, toCard } from './card.ts';
import { titlePage, toFrame } from './frame.ts';

/** Apps that the description of a pack names. */
const NAMED = 3;

/** Packs as links, each with what it holds. */
export function toPackLinks(site: Site, language: SiteLanguage) {
  return site.dist.packs.list.map((pack) => {
    const { title, description, lang } = wordPack(pack, language);
    return {
      name: title,
      href: toPathIn(site, language, toPackPath(pack)),
      apps: language.count('packApps', pack.apps.length),
      some: description,
      lang,
    };
  });
}

/** The path of a pack's page below its language's folder. */
export function toPackPath({ name }: SitePack): string {
  return `packs/${name}/`;
}

/** The page that lists the packs. */
export function toPacksView(site: Site, language: SiteLanguage) {
  const { plain } = language;
  return {
    t: plain,
    frame: toFrame(site, language, {
      path: 'packs/',
      title: titlePage(site, language, plain.packs),
      description: plain.packsLead,
      structured: { '@type': 'CollectionPage', name: plain.packs },
    }),
    packs: toPackLinks(site, language),
  };
}

/** The page of a pack. */
export function toPackView(site: Site, language: SiteLanguage, pack: SitePack) {
  const { title, description, lang } = wordPack(pack, language);
  return {
    t: language.plain,
    frame: toFrame(site, language, {
      path: toPackPath(pack),
      title: titlePage(site, language, title),
      description,
      structured: { '@type': 'Collection', name: title, description },
    }),
    title,
    description,
    lang,
    packs: toPathIn(site, language, 'packs/'),
    count: language.count('packApps', pack.apps.length),
    version:
      pack.version === UNRELEASED
        ? language.plain.packUnreleased
        : language.fill('version', { version: pack.version }),
    installs: installsOf(site, pack),
    cards: pack.apps.map((app) => toCard(site, language, app)),
  };
}

/** Title and description. A pack of a category is worded in every language; one of the maintainer's choice is as it was written. */
function wordPack(pack: SitePack, language: SiteLanguage) {
  const category = pack.apps
    .flatMap((app) => readCategories(app, language))
    .find(({ key }) => key === pack.category && pack.category === pack.name);
  if (!category || language.tag === 'en')
    return { title: pack.title, description: pack.description, lang: 'en' };
  const names = language.list(pack.apps.slice(0, NAMED).map((app) => readTexts(app, language).name));
  const list = pack.apps.length > NAMED ? language.fill('packMore', { list: names }) : names;
  return {
    title: language.fill('packTitle', { category: category.name }),
    description: language.fill('packDescription', { list }),
    lang: language.tag,
  };
}

/** How each client adds the marketplace and installs the pack from it, as the pack's own README says. */
function installsOf(site: Site, { name }: SitePack) {
  const source = nameRepository(site.config.repository);
  const plugin = `${name}@${site.dist.packs.marketplace}`;
  return [
    { name: 'Claude Code', command: `/plugin marketplace add ${source}\n/plugin install ${plugin}` },
    { name: 'Codex', command: `codex plugin marketplace add ${source}\ncodex plugin add ${plugin}` },
    {
      name: 'GitHub Copilot CLI',
      command: `copilot plugin marketplace add ${source}\ncopilot plugin install ${plugin}`,
    },
  ];
}
