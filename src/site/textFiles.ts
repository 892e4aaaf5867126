import { text as markdownText, url as markdownUrl } from '../render/encode.ts';
import { joinSentences } from '../text/endSentence.ts';
import { toVisibleLine } from '../text/characters.ts';
import { toAddressIn, toPagePath, ROOT, type Site, type SiteFile } from './site.ts';
import type { SiteLanguage } from './language.ts';
import { findLatestDate, readTexts } from './views/card.ts';
import type { SiteCategory } from './views/lists.ts';
import { toPackPath } from './views/packs.ts';
import { countNoun } from '../text/counting.ts';
import { toSkillPath } from '../text/skillFiles.ts';

/** Addresses in one sitemap; sitemaps.org allows 50,000, and 50 MB. */
const PER_SITEMAP = 20_000;
/** Releases in a feed. */
const IN_FEED = 50;

/** A file of text. */
export function toTextFile(path: string, text: string): SiteFile {
  return { path, bytes: Buffer.from(text, 'utf8') };
}

/** `sitemap.xml`, and where that holds too much, the parts that it names; `paths` are those of pages below a language's folder. */
export function toSitemaps(site: Site, paths: readonly string[]): readonly SiteFile[] {
  const { languages, dist } = site;
  const urls = paths.flatMap((path) => {
    const slug = /^apps\/([^/]+)\/$/.exec(path)?.[1];
    const app = slug === undefined ? undefined : dist.apps.get(slug);
    const alternates = languages.map((each) => ({ tag: each.tag, address: toAddressIn(site, each, path) }));
    return languages.map((language) => ({
      address: toAddressIn(site, language, path),
      date: app ? findLatestDate(app).slice(0, 10) : '',
      alternates: languages.length > 1 ? alternates : [],
    }));
  });
  if (urls.length <= PER_SITEMAP) return [toTextFile('sitemap.xml', site.render('sitemap', { urls }))];
  const parts = Array.from({ length: Math.ceil(urls.length / PER_SITEMAP) }, (_, at) =>
    toTextFile(
      `sitemap-${at + 1}.xml`,
      site.render('sitemap', { urls: urls.slice(at * PER_SITEMAP, (at + 1) * PER_SITEMAP) }),
    ),
  );
  const index = site.render('sitemaps', {
    parts: parts.map(({ path }) => ({ address: toAddressIn(site, ROOT, path) })),
  });
  return [toTextFile('sitemap.xml', index), ...parts];
}

/** `robots.txt`. */
export function toRobots(site: Site): SiteFile {
  return toTextFile(
    'robots.txt',
    `User-agent: *\nAllow: /\n\nSitemap: ${toAddressIn(site, ROOT, 'sitemap.xml')}\n`,
  );
}

/** The feed of releases (Atom, RFC 4287), newest first. */
export function toFeed(site: Site, language: SiteLanguage): SiteFile {
  const releases = [...site.dist.apps.values()]
    .flatMap((app) => app.listing.history.map((release) => ({ app, release })))
    .sort((a, b) => (a.release.date < b.release.date ? 1 : a.release.date > b.release.date ? -1 : 0))
    .slice(0, IN_FEED);
  const entries = releases.map(({ app, release }) => {
    const { name } = readTexts(app, language);
    const { listing, slug } = app;
    const said = listing.translations[language.tag]?.history;
    const address = toAddressIn(site, language, toPagePath(slug));
    return {
      title: language.fill('feedEntry', { name, version: release.version }),
      id: `${address}#${release.version}`,
      address,
      updated: toTime(release.date),
      changes: joinAll(said?.find(({ version }) => version === release.version)?.changes ?? release.changes),
    };
  });
  const text = site.render('feed', {
    lang: language.tag,
    title: language.fill('feedTitle', { name: site.config.name }),
    self: toAddressIn(site, language, 'feed.xml'),
    home: toAddressIn(site, language, ''),
    author: site.config.author.name,
    updated: entries[0]?.updated ?? toTime('1970-01-01'),
    entries,
  });
  return toTextFile(`${language.folder}feed.xml`, text);
}

/** A release may tell nothing. */
function joinAll(changes: readonly string[]): string {
  return changes.length === 0 ? '' : joinSentences(changes);
}

function toTime(date: string): string {
  return new Date(date).toISOString();
}

/** A text as Markdown; the other one where nothing of it can be seen. */
function words(text: string, other: string): string {
  return markdownText(toVisibleLine(text).trim() || other);
}

/** `llms.txt` (llmstxt.org): what the site has for agents, and `llms-full.txt` with a line for each app. */
export function toLlms(site: Site, categories: readonly SiteCategory[]): SiteFile[] {
  const { config, dist } = site;
  const head = [
    `# ${markdownText(config.name)}`,
    '',
    `> Skills with which agents use ${countNoun(dist.apps.size, 'app')} through Membrane, published by ${markdownText(config.author.name)}.`,
    '',
  ];
  const short = [...head, ...indexLines(site, categories)];
  const full = [...head, ...appLines(site)];
  return [toTextFile('llms.txt', short.join('\n')), toTextFile('llms-full.txt', full.join('\n'))];
}

function linkFromRoot(site: Site, path: string): string {
  return markdownUrl(toAddressIn(site, ROOT, path));
}

function indexLines(site: Site, categories: readonly SiteCategory[]): string[] {
  const { config, dist } = site;
  const root = (path: string): string => linkFromRoot(site, path);
  return [
    '## Indexes',
    '',
    `- [All apps](${root('llms-full.txt')}): one line an app, with its skill`,
    `- [catalog.json](${root('catalog.json')}): the same as JSON`,
    `- [Sitemap](${root('sitemap.xml')})`,
    '',
    ...(dist.packs.list.length === 0
      ? []
      : [
          '## Packs',
          '',
          ...dist.packs.list.map(
            (pack) =>
              `- [${markdownText(pack.title)}](${root(toPackPath(pack))}): ${markdownText(pack.description)}`,
          ),
          '',
        ]),
    '## Categories',
    '',
    ...categories.map(({ key, apps }) => {
      const name = config.categories.get(key)?.name ?? key;
      return `- [${markdownText(name)}](${root(`categories/${key}/`)}): ${countNoun(apps.length, 'app')}`;
    }),
    '',
  ];
}

function appLines(site: Site): string[] {
  return [
    '## Apps',
    '',
    ...[...site.dist.apps.values()].map(
      ({ slug, listing }) =>
        `- [${words(listing.name, slug)}](${linkFromRoot(site, toSkillPath(slug))}): ${words(listing.shortDescription, slug)}`,
    ),
    '',
  ];
}
