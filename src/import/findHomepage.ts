import { plain } from '../text/plain.ts';
import { findDomain, findOwner } from './findOwner.ts';
import { cleanLine } from './clean.ts';
import { isWebUrl } from '../read/descriptorSchema.ts';
import { isRefusal } from './junk.ts';
import type { PageLog } from './pageLog.ts';
import type { PublishedPage } from './parsePage.ts';
import { LONGEST_NAME } from './distinguishNames.ts';

/** The title; without a usable one a name made of the slug. */
export function readName(
  { title }: PublishedPage,
  slug: string,
  log: PageLog,
): { text: string; found: boolean } {
  const text = title && cleanLine(title, 'name', log);
  if (text && text.length <= LONGEST_NAME && !isRefusal(text)) return { text, found: true };
  if (title && text) log.dropped.push({ line: title.line, field: 'name', reason: 'no-noun', value: text });
  const words = slug.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return { text: words.join(' ').slice(0, LONGEST_NAME).trim(), found: false };
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

/** A guess for a person to confirm: the site of the docs, when it is called as the app. The app stays a draft. */
export function findHomepageInDocs(
  { docs }: PublishedPage,
  name: string,
  own: string | null,
  log: PageLog,
): string | null {
  const owner = own === null ? null : findOwner(own);
  if (!docs || !owner || owner.tenant || owner.label !== plain(name)) return null;
  const url = `https://${owner.domain}/`;
  log.repaired.push({ line: docs.line, field: 'homepage', reason: 'from-docs', from: docs.text, to: url });
  return url;
}
