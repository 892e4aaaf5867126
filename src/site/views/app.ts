import type { Entity } from '../../model/descriptor.ts';
import { toImagePath, toPagePath, toPathIn, ROOT, type Site } from '../site.ts';
import type { SiteApp } from '../openDist.ts';
import type { SiteLanguage } from '../language.ts';
import { Html, isHttpUrl } from '../encode.ts';
import { cutMarkdown, renderMarkdown } from '../renderMarkdown.ts';
import { toVisibleLine } from '../../text/characters.ts';
import { toActions } from './actions.ts';
import { readCategories, readCategory, readTexts, toCard } from './card.ts';
import { toTile } from '../tile.ts';
import { linkCategories, toSafeUrl, toStructured } from './structured.ts';
import { toFrame } from './frame.ts';
import { toHistory, toRegistries } from './history.ts';
import { toInstalls } from './installs.ts';
import { HISTORY_FILE, PAGE_FILE, toSkillFolder } from '../../text/skillFiles.ts';

/** The page of an app. */
export function toAppView(site: Site, language: SiteLanguage, app: SiteApp) {
  const { listing, slug } = app;
  const { plain } = language;
  const { name, description, lang, isTranslated } = readTexts(app, language);
  const history = toHistory(app, language);
  const category = readCategory(app, language);
  return {
    t: plain,
    frame: toFrame(site, language, {
      path: toPagePath(slug),
      title: language.fill('appTitle', { name, category }),
      description,
      image: toImagePath(slug),
      structured: toStructured(site, language, app),
    }),
    ...toTile(slug, name),
    name,
    description,
    lang,
    others: otherDescriptions(site, language, app),
    untranslated: !isTranslated && language.tag !== 'en',
    ...factsOf(app, language),
    back: toPathIn(site, language, ''),
    categories: linkCategories(site, language, app),
    versions: language.count('versions', history.length),
    registries: toRegistries(app, language),
    tags: tagsOf(site, language, app),
    categoryNames: language.series(readCategories(app, language).map((each) => each.name)),
    entities: language.series(listing.entities.map((entity) => entityText(entity, language))),
    summary: summaryOf(app, language),
    overview: overviewOf(site, language, app),
    ...toActions(site, language, app),
    history: history.slice(0, VERSIONS),
    olderVersions: olderOf(site, language, app, history.length),
    ...toInstalls(site, app),
    request: app.requests[0] ?? '',
    files: filesOf(site, language, app),
    related: relatedOf(site, language, app),
  };
}

/** Single facts of the listing, in words. */
function factsOf({ listing }: SiteApp, language: SiteLanguage) {
  const { plain } = language;
  const { publisher, author, version, access, license, homepage, docs, requirements } = listing;
  return {
    owner: publisher,
    ownerUrl: toSafeUrl(author.url),
    version: version === null ? plain.unreleased : language.fill('version', { version }),
    key: access.keyRequired ? plain.keyNeeded : plain.keyNone,
    signIn: access.app ?? plain.signInUnknown,
    licence: license,
    homepage: toSafeUrl(homepage),
    docs: docs === null ? '' : toSafeUrl(docs),
    needs: language.fill('needsText', { account: requirements.account }),
  };
}

/** What the other languages say it is. */
function otherDescriptions({ languages }: Site, language: SiteLanguage, app: SiteApp) {
  const shown = readTexts(app, language).lang;
  return languages.flatMap((each) => {
    const { description, lang, isTranslated } = readTexts(app, each);
    const isEnglish = each.tag === 'en';
    return lang === shown || !(isTranslated || isEnglish)
      ? []
      : [
          {
            lang,
            description,
            label: language.fill('otherDescription', { language: language.nameOf(lang) }),
          },
        ];
  });
}

/** One sentence about the app, and its language. */
function summaryOf({ listing }: SiteApp, { tag }: SiteLanguage) {
  const translated = listing.translations[tag]?.summary;
  return { text: translated ?? listing.summary, lang: translated === undefined ? 'en' : tag };
}

/** Versions that the page shows. */
const VERSIONS = 12;

/** Where the rest of the versions are told. */
function olderOf(site: Site, language: SiteLanguage, { slug, files }: SiteApp, versions: number) {
  const path = toSkillFolder(slug) + HISTORY_FILE;
  if (versions <= VERSIONS) return null;
  const href = Object.hasOwn(files, path) ? toPathIn(site, ROOT, path) : '#files';
  return { text: language.count('olderVersions', versions - VERSIONS), href };
}

function tagsOf(site: Site, language: SiteLanguage, { listing }: SiteApp) {
  const keywords = listing.translations[language.tag]?.keywords ?? listing.keywords;
  return keywords.map((name) => ({
    name,
    href: `${toPathIn(site, language, 'search/')}?q=${encodeURIComponent(toVisibleLine(name)).replaceAll("'", '%27')}`,
  }));
}

function entityText({ name, children }: Entity, language: SiteLanguage): string {
  if (children.length === 0) return name;
  return language.holding(
    name,
    children.map((child) => entityText(child, language)),
  );
}

const FRONT_MATTER = /^---\n[^]*?\n---\n/;

/** Characters of a skill that the page shows: some 2,500 tokens, more than twice a skill as most are. */
const OVERVIEW = 10_000;

/** The skill as the agent reads it, without the front matter; in the language where there is one. */
function overviewOf(site: Site, { tag, plain }: SiteLanguage, app: SiteApp) {
  const own = `skills-${tag}/${app.slug}/`;
  const isThere = Object.hasOwn(app.files, own + PAGE_FILE);
  const folder = isThere ? own : toSkillFolder(app.slug);
  const path = folder + PAGE_FILE;
  const lang = isThere ? tag : 'en';
  const lead = isThere && lang !== 'en' ? plain.overviewTranslated : plain.overviewLead;
  if (!Object.hasOwn(app.files, path)) return { lang, lead, html: new Html(''), more: '', href: '' };
  const markdown = site.dist.read(path).toString('utf8').replace(FRONT_MATTER, '');
  const { text, isCut } = cutMarkdown(markdown, OVERVIEW);
  const resolve = (target: string): string | null => {
    if (isHttpUrl(target)) return target;
    const file = `${folder}${target}`;
    return Object.hasOwn(app.files, file) ? toPathIn(site, ROOT, file) : null;
  };
  return {
    lang,
    lead,
    html: renderMarkdown(text, resolve),
    more: isCut ? plain.overviewMore : '',
    href: toPathIn(site, ROOT, path),
  };
}

/** Roots of the output folder that the site has a copy of: what people and programs fetch of one app. */
const COPIED = /^(?:skills(?:-[\w-]+)?|listings|apps|\.well-known)\//;

/** The files of an app that the site has a copy of. */
export function listCopiedPaths({ files }: SiteApp): string[] {
  return Object.keys(files).filter((path) => COPIED.test(path));
}

function filesOf(site: Site, language: SiteLanguage, app: SiteApp) {
  const { slug } = app;
  // Indexes and archives are for programs, and what the router says of an app is a part of the router.
  const own = (path: string): boolean =>
    path === `listings/${slug}.json` || /^skills(?:-[\w-]+)?$/.test(path.slice(0, path.indexOf(`/${slug}/`)));
  return listCopiedPaths(app)
    .filter(own)
    .sort()
    .map((path) => ({
      path,
      href: toPathIn(site, ROOT, path),
      size: language.fill('bytes', {
        size: Math.max(0.1, Math.round((app.files[path]?.size ?? 0) / 100) / 10),
      }),
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
