import { toPlain } from '../text/plain.ts';
import { LONGEST_IN_DESCRIPTOR } from '../text/textLimits.ts';
import { findDomain, findOwner } from './findOwner.ts';
import { cleanLine } from './clean.ts';
import { isWebUrl } from '../read/descriptorSchema.ts';
import { isRefusal } from './junk.ts';
import type { PageLog } from './pageLog.ts';
import type { PublishedPage } from './parsePage.ts';
import { TELLING } from '../check/owner.ts';
import { spellSlug } from '../text/slug.ts';

const LONGEST = LONGEST_IN_DESCRIPTOR.name;

/** The title; without a usable one a name made of the slug. */
export function readName(
  { title }: PublishedPage,
  slug: string,
  log: PageLog,
): { text: string; found: boolean } {
  const text = title && cleanLine(title, 'name', log);
  if (text && text.length <= LONGEST && !isRefusal(text)) return { text, found: true };
  if (title && text) log.dropped.push({ line: title.line, field: 'name', reason: 'no-noun', value: text });
  return { text: spellSlug(slug).slice(0, LONGEST).trim(), found: false };
}

/** "Crowd.dev" is a name and an address, if the docs are there too. */
export function findHomepageInName(
  { title, docs }: PublishedPage,
  name: string,
  log: PageLog,
): string | null {
  const url = `https://${name.toLowerCase()}/`;
  if (!title || !docs || !isWebUrl(url) || findDomain(url) !== name.toLowerCase()) return null;
  if (findDomain(docs.text) !== findDomain(url)) return null;
  log.repaired.push({ line: title.line, field: 'homepage', reason: 'from-name', from: name, to: url });
  return url;
}

/** The site of an app, as its documentation tells it. */
export interface ToldHomepage {
  readonly url: string;
  /** Good enough to be published; else a guess for a person to confirm, and the app stays a draft. */
  readonly isProved: boolean;
}

/** Where a company documents its API. */
const DEVELOPERS =
  /^(?:api|apidocs|apis|dev|developers?|docs?|documentation|help|marketplace|platform|support)(?:\.|$)/;
/** Paths that a model writes where it knows no better. */
const ANY_PATH =
  /^\/?(?:(?:api|developers?|docs?|documentation|help)[-_]?(?:docs?|documentation|reference)?|reference)?\/?$/i;

/**
 * Returns the site of the docs, when it is called as the app. It is proved when the link leads to a place within the site that
 * only somebody who knows it would name, or to the developers' host of a `.com` domain, of an app with actions or a long name.
 */
export function findHomepageInDocs(
  { docs, source }: PublishedPage,
  name: string,
  own: string | null,
  actions: number,
  log: PageLog,
): ToldHomepage | null {
  const owner = own === null ? null : findOwner(own);
  const names = [toPlain(name), toPlain(source.folder)];
  if (!docs || own === null || !owner || owner.tenant || !names.includes(owner.label)) return null;
  const url = `https://${owner.domain}/`;
  const { hostname, pathname } = new URL(own);
  const isSpecific = !ANY_PATH.test(pathname);
  const isDevelopers = DEVELOPERS.test(hostname) && owner.domain === `${owner.label}.com`;
  const isProved = isSpecific || (isDevelopers && (actions > 0 || owner.label.length >= TELLING));
  const reason = isProved ? 'from-docs' : 'guessed-from-docs';
  log.repaired.push({ line: docs.line, field: 'homepage', reason, from: docs.text, to: url });
  return { url, isProved };
}
