import { domainOf, ownerOf } from './brand.ts';
import { cleanLine, plain } from './clean.ts';
import type { IsWebUrl } from './homepage.ts';
import { isRefusal } from './junk.ts';
import type { Ledger } from './ledger.ts';
import type { LegacyPage } from './legacyPage.ts';
import { LONGEST_NAME } from './names.ts';

/** The title; without a usable one a name made of the slug. */
export function nameOf(
  { title }: LegacyPage,
  slug: string,
  ledger: Ledger,
): { text: string; found: boolean } {
  const text = title && cleanLine(title, 'name', ledger);
  if (text && text.length <= LONGEST_NAME && !isRefusal(text)) return { text, found: true };
  if (title && text) ledger.dropped.push({ line: title.line, field: 'name', reason: 'no-noun', value: text });
  const words = slug.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return { text: words.join(' ').slice(0, LONGEST_NAME).trim(), found: false };
}

/** "Crowd.dev" is a name and an address, if the docs are there too. */
export function homepageInName(
  { title, docs }: LegacyPage,
  name: string,
  isWebUrl: IsWebUrl,
  ledger: Ledger,
): string | null {
  const url = `https://${name.toLowerCase()}/`;
  if (!title || !docs || !isWebUrl(url) || domainOf(url) !== name.toLowerCase()) return null;
  if (domainOf(docs.text) !== domainOf(url)) return null;
  ledger.repaired.push({ line: title.line, field: 'homepage', reason: 'from-name', from: name, to: url });
  return url;
}

/** A guess for a person to confirm: the site of the docs, when it is called as the app. The app stays a draft. */
export function homepageOfDocs(
  { docs }: LegacyPage,
  name: string,
  own: string | null,
  ledger: Ledger,
): string | null {
  const owner = own === null ? null : ownerOf(own);
  if (!docs || !owner || owner.tenant || owner.label !== plain(name)) return null;
  const url = `https://${owner.domain}/`;
  ledger.repaired.push({ line: docs.line, field: 'homepage', reason: 'from-docs', from: docs.text, to: url });
  return url;
}
