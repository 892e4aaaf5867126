import type { SiteApp } from '../openDist.ts';
import type { SiteRegistry } from '../distSchemas.ts';
import type { SiteLanguage } from '../language.ts';
import { REGISTRY_ACCOUNTS } from '../../publish/registryAccounts.ts';
import { toSafeUrl } from './structured.ts';

/** What each registry tells of an app. */
export function toRegistries({ listing }: SiteApp, language: SiteLanguage) {
  const { plain } = language;
  const count = (value: number | null): string =>
    value === null ? plain.notCounted : language.number(value);
  return Object.entries(listing.registries).map(([key, entry]) => ({
    name: nameRegistry(key),
    url: toSafeUrl(entry.url ?? ''),
    at: language.fill('atRegistry', { registry: nameRegistry(key) }),
    version: language.fill('version', { version: entry.version }),
    stars: count(entry.stars),
    downloads: count(entry.downloads),
    installs: count(entry.installs),
    versions: language.number(entry.versions.length),
    reasons:
      entry.flags.length === 0 ? '' : language.fill('verdictReasons', { list: language.series(entry.flags) }),
    scans: scansOf(entry).map(({ by, verdict, url }) => ({
      by: scannerName(by, language),
      url: toSafeUrl(url ?? ''),
      verdict: toVerdict(verdict, language),
    })),
    asOf: language.fill('asOf', { date: language.date(entry.asOf) }),
  }));
}

/** Scanners of Tencent, which checks what SkillHub takes (`src/skillhub/facts/security.ts`); another is called by its key. */
const TENCENT: Readonly<Record<string, string>> = { keen: 'Keen', sanbu: 'Sanbu' };

function scannerName(by: string, language: SiteLanguage): string {
  const name = Object.hasOwn(TENCENT, by) ? TENCENT[by] : undefined;
  return name === undefined ? by : language.fill('scannerTencent', { name });
}

/** What each scanner of a registry says; of one that does not tell them apart, what all of them came to. */
function scansOf({ reports, verdict, auditUrl }: SiteRegistry) {
  return reports.length > 0 ? reports : [{ by: '', verdict, url: auditUrl }];
}

/** What a registry is called; one that skillpress does not know is called by its key. */
function nameRegistry(key: string): string {
  return Object.entries(REGISTRY_ACCOUNTS).find(([name]) => name === key)?.[1].name ?? key;
}

/** A verdict in words, and the class by which it is coloured. */
function toVerdict(verdict: string | null, { plain }: SiteLanguage) {
  const words: Readonly<Record<string, string>> = {
    clean: plain.verdictClean,
    suspicious: plain.verdictSuspicious,
    malicious: plain.verdictMalicious,
    pending: plain.verdictPending,
    error: plain.verdictError,
  };
  if (verdict === null) return { word: plain.verdictNone, kind: 'unknown' };
  const known = Object.hasOwn(words, verdict);
  return { word: known ? (words[verdict] ?? verdict) : verdict, kind: known ? verdict : 'unknown' };
}

/** The versions of an app, newest first: the catalog's own releases, and what registries say of them. */
export function toHistory({ listing }: SiteApp, language: SiteLanguage) {
  const translated = new Map(
    listing.translations[language.tag]?.history?.map(({ version, changes }) => [version, changes]),
  );
  const own = listing.history.map(({ version, date, changes }) => ({
    version,
    date,
    changes: translated.get(version) ?? changes,
    lang: translated.has(version) ? language.tag : 'en',
  }));
  const known = new Set(own.map(({ version }) => version));
  const elsewhere = Object.values(listing.registries)
    .flatMap(({ versions }) => versions)
    .filter(({ version }) => !known.has(version) && known.add(version))
    .map(({ version, date }) => ({ version, date, changes: [], lang: language.tag }));
  return [...own, ...elsewhere]
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
    .map((release) => ({
      ...release,
      day: language.date(release.date),
      current: release.version === listing.version,
      verdicts: verdictsOn(release.version, listing.registries, language),
    }));
}

function verdictsOn(
  version: string,
  registries: Readonly<Record<string, SiteRegistry>>,
  language: SiteLanguage,
) {
  return Object.entries(registries).flatMap(([key, { versions }]) =>
    versions
      .filter((each) => each.version === version)
      .map(({ verdict, date }) => ({
        registry: nameRegistry(key),
        time: language.moment(date),
        date,
        ...toVerdict(verdict, language),
      })),
  );
}
