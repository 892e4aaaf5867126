import { pathIn, ROOT, addressIn, type Site } from '../site.ts';
import type { SiteApp } from '../openDist.ts';
import type { SiteLanguage } from '../language.ts';
import { Html, isWebUrl } from '../encode.ts';
import { renderMarkdown } from '../renderMarkdown.ts';
import { toVisibleLine } from '../../text/characters.ts';
import { toActions } from './actions.ts';
import { categoriesIn, categoryOf, textsIn, toCard } from './card.ts';
import { toTile } from '../tile.ts';
import { toFrame } from './frame.ts';
import { toHistory, toRegistries } from './history.ts';
import { toInstalls } from './installs.ts';

/** The page of an app. */
export function toAppView(site: Site, language: SiteLanguage, app: SiteApp) {
  const { listing, slug } = app;
  const { plain } = language;
  const { name, description, lang, isTranslated } = textsIn(app, language);
  const registries = toRegistries(app, language);
  const history = toHistory(app, language);
  const category = categoryOf(app, language);
  return {
    t: plain,
    frame: toFrame(site, language, {
      path: pagePath(slug),
      title: language.fill('appTitle', { name, category }),
      description,
      image: imagePath(slug),
      structured: toStructured(site, language, app),
    }),
    ...toTile(slug, name),
    name,
    description,
    lang,
    others: otherDescriptions(site, language, app),
    untranslated: !isTranslated && language.tag !== 'en',
    owner: listing.publisher,
    ownerUrl: safeUrl(listing.author.url),
    back: pathIn(site, language, ''),
    categories: categoriesIn(app, language).map((each) => ({
      name: each.name,
      href: pathIn(site, language, `categories/${each.key}/`),
    })),
    version: listing.version === null ? plain.unreleased : language.fill('version', { version: listing.version }),
    versions: language.count('versions', history.length),
    key: listing.access.keyRequired ? plain.keyNeeded : plain.keyNone,
    signIn: listing.access.app ?? plain.signInUnknown,
    registries,
    tags: tagsOf(site, language, app),
    licence: listing.license,
    homepage: safeUrl(listing.homepage),
    docs: listing.docs === null ? '' : safeUrl(listing.docs),
    needs: language.fill('needsText', { account: listing.requirements.account }),
    entities: listing.entities.map(entityText),
    overview: overviewOf(site, language, app),
    ...toActions(site, language, app),
    history,
    ...toInstalls(site, app),
    request: app.requests[0] ?? '',
    files: filesOf(site, language, app),
    related: relatedOf(site, language, app),
  };
}

/** The path of an app's page below its language's folder. */
export function pagePath(slug: string): string {
  return `apps/${slug}/`;
}

/** The path of the picture that others show with a link to an app. */
export function imagePath(slug: string): string {
  return `apps/${slug}/card.png`;
}

/** An address that a link may lead to; empty for any other. */
function safeUrl(text: string): string {
  return isWebUrl(text) ? new URL(text).href : '';
}

/** What the other languages say it is. */
function otherDescriptions({ languages }: Site, language: SiteLanguage, app: SiteApp) {
  const shown = textsIn(app, language).lang;
  return languages.flatMap((each) => {
    const { description, lang, isTranslated } = textsIn(app, each);
    const isEnglish = each.tag === 'en';
    return lang === shown || !(isTranslated || isEnglish)
      ? []
      : [{ lang, description, label: language.fill('otherDescription', { language: each.plain.languageName }) }];
  });
}

function tagsOf(site: Site, language: SiteLanguage, { listing }: SiteApp) {
  const keywords = listing.translations[language.tag]?.keywords ?? listing.keywords;
  return keywords.map((name) => ({
    name,
    href: `${pathIn(site, language, 'search/')}?q=${encodeURIComponent(toVisibleLine(name)).replaceAll("'", '%27')}`,
  }));
}

interface Entity {
  readonly name: string;
  readonly children: readonly Entity[];
}

function entityText({ name, children }: Entity): string {
  return children.length === 0 ? name : `${name} (${children.map(entityText).join(', ')})`;
}

const FRONT_MATTER = /^---\n[^]*?\n---\n/;

/** The skill as the agent reads it, without the front matter; in the language where there is one. */
function overviewOf(site: Site, { tag }: SiteLanguage, app: SiteApp): { readonly lang: string; readonly html: Html } {
  const own = `skills-${tag}/${app.slug}/`;
  const isThere = Object.hasOwn(app.files, `${own}SKILL.md`);
  const folder = isThere ? own : `skills/${app.slug}/`;
  const path = `${folder}SKILL.md`;
  if (!Object.hasOwn(app.files, path)) return { lang: 'en', html: new Html('') };
  const markdown = site.dist.read(path).toString('utf8').replace(FRONT_MATTER, '');
  const raw = (target: string): string | null => {
    if (isWebUrl(target)) return target;
    const file = `${folder}${target}`;
    return Object.hasOwn(app.files, file) ? pathIn(site, ROOT, file) : null;
  };
  return { lang: isThere ? tag : 'en', html: renderMarkdown(markdown, raw) };
}

/** Roots of the output folder that the site has a copy of: what people and programs fetch of one app. */
const COPIED = ['skills/', 'listings/'];

/** The files of an app that the site has a copy of. */
export function copiedPaths({ files }: SiteApp): string[] {
  return Object.keys(files).filter((path) => COPIED.some((root) => path.startsWith(root)));
}

function filesOf(site: Site, language: SiteLanguage, app: SiteApp) {
  return copiedPaths(app)
    .sort()
    .map((path) => ({
      path,
      href: pathIn(site, ROOT, path),
      size: language.fill('bytes', { size: Math.max(0.1, Math.round((app.files[path]?.size ?? 0) / 100) / 10) }),
    }));
}

function relatedOf(site: Site, language: SiteLanguage, app: SiteApp) {
  const reasons = new Map(
    app.listing.translations[language.tag]?.related?.map(({ slug, reason }) => [slug, reason]),
  );
  return app.listing.related.flatMap(({ slug, reason }) => {
    const other = site.dist.apps.get(slug);
    if (!other) return [];
    const translated = reasons.get(slug);
    return [
      {
        ...toCard(site, language, other),
        reason: translated ?? reason,
        reasonLang: translated === undefined ? 'en' : language.tag,
      },
    ];
  });
}

function toStructured(site: Site, language: SiteLanguage, app: SiteApp): object {
  const { listing, slug } = app;
  const { name, description } = textsIn(app, language);
  const [category] = categoriesIn(app, language);
  const crumbs = [
    { name: site.config.name, path: '' },
    ...(category ? [{ name: category.name, path: `categories/${category.key}/` }] : []),
    { name, path: pagePath(slug) },
  ];
  return {
    '@graph': [
      {
        '@type': 'SoftwareApplication',
        name,
        description,
        url: addressIn(site, language, pagePath(slug)),
        inLanguage: language.tag,
        image: addressIn(site, ROOT, imagePath(slug)),
        ...(category && { applicationCategory: category.name }),
        ...(listing.version !== null && { softwareVersion: listing.version }),
        ...(listing.history[0] && { dateModified: listing.history[0].date }),
        keywords: listing.keywords.join(', '),
        license: `https://spdx.org/licenses/${encodeURIComponent(listing.license)}.html`,
        author: { '@type': 'Organization', name: listing.author.name, url: safeUrl(listing.author.url) },
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: crumbs.map((crumb, at) => ({
          '@type': 'ListItem',
          position: at + 1,
          name: crumb.name,
          item: addressIn(site, language, crumb.path),
        })),
      },
    ],
  };
}
