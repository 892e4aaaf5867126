import type { Finding } from '../model/finding.ts';
import { formatFindings } from './formatFindings.ts';
import { formatAnnotations } from './github.ts';
import { toJsonFinding } from './json.ts';
import type { Reporter } from './reporter.ts';
import { formatFigure } from '../text/counting.ts';
import { NO_COLOUR, printable, type Paint } from './terminal.ts';

/** Of a listing record (`schemas/listing.schema.json`), what `show` tells. */
export interface ShownListing {
  readonly name: string;
  readonly homepage: string;
  readonly shortDescription: string;
  readonly categories: readonly { readonly key: string }[];
  readonly actionCount: number;
  readonly version: string | null;
  readonly history: readonly {
    readonly version: string;
    readonly date: string;
    readonly changes: readonly string[];
  }[];
  readonly registries: Readonly<Record<string, { readonly version?: string | null }>>;
  readonly related: readonly { readonly slug: string; readonly name: string; readonly reason: string }[];
}

/** One app as its users see it. */
export interface ShownApp {
  readonly slug: string;
  readonly findings: readonly Finding[];
  /** False when errors keep the page from being written. */
  readonly written: boolean;
  /** Below the output folder. */
  readonly pagePath: string;
  readonly page: string | null;
  readonly listing: ShownListing | null;
  readonly listingText: string | null;
  readonly durationMs: number;
}

/** One app as its users see it, in every format. */
export function reportShown(shown: ShownApp): Reporter {
  const { slug, findings, written, pagePath, page, listing, durationMs } = shown;
  return {
    json: () => ({
      command: 'show',
      ok: !findings.some(({ level }) => level === 'error'),
      app: slug,
      written,
      path: pagePath,
      page,
      listing,
      findings: findings.map(toJsonFinding),
      durationMs: Math.round(durationMs),
    }),
    text: (paint) => formatShown(shown, paint),
    github: () => formatAnnotations(findings) + formatShown(shown, NO_COLOUR),
  };
}

function formatShown(shown: ShownApp, paint: Paint): string {
  const { slug, findings, listing, page, pagePath, written } = shown;
  const head = (title: string): string => `\n${paint('bold', title)}`;
  const lines = [
    paint('bold', listing ? `${printable(listing.name)} (${printable(slug)})` : printable(slug)),
  ];
  if (listing) lines.push(...factLines(listing));
  if (findings.length > 0)
    lines.push(
      head(`Findings (${formatFigure(findings.length)})`),
      ...formatFindings(findings, paint, false),
    );
  if (listing) lines.push(head('Versions'), ...versionLines(listing));
  if (listing) lines.push(head('Related apps'), ...relatedLines(listing));
  const state = written ? '' : ', which is not written: the app has errors';
  lines.push(head(page === null ? 'It has no page' : `${printable(pagePath)}${state}`));
  const text = page === null ? '' : `\n${printableLines(page)}`;
  return `${lines.join('\n')}\n${text}`;
}

function factLines(listing: ShownListing): string[] {
  const registries = Object.entries(listing.registries).map(
    ([name, { version }]) => `${name} ${version ?? 'without a version'}`,
  );
  const facts: Readonly<Record<string, string>> = {
    homepage: listing.homepage,
    description: listing.shortDescription,
    categories: listing.categories.map(({ key }) => key).join(', '),
    actions: formatFigure(listing.actionCount),
    registries: registries.join(', '),
  };
  return Object.entries(facts)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `  ${name.padEnd(12)}${printable(value)}`);
}

function versionLines({ history }: ShownListing): string[] {
  if (history.length === 0) return ['  none: skillpress release records the first'];
  return history.map(
    ({ version, date, changes }) =>
      `  ${printable(version)} (${printable(date)}): ${printable(changes.join(' '))}`,
  );
}

function relatedLines({ related }: ShownListing): string[] {
  if (related.length === 0) return ['  none'];
  return related.map(({ slug, reason }) => `  ${printable(slug)}: ${printable(reason)}`);
}

/** A page may hold upstream text: characters that act on a terminal are spelled out, line ends stay. */
function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}
