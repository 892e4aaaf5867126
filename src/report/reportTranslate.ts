import type { Finding } from '../model/finding.ts';
import { formatFindings } from './formatFindings.ts';
import { toJsonFinding } from './json.ts';
import type { Reporter } from './reporter.ts';
import { countNoun, formatFigure } from '../text/counting.ts';
import { NO_COLOUR, printable, type Paint } from './terminal.ts';

/** An app in a language. */
export interface TranslatedApp {
  readonly app: string;
  readonly state: 'current' | 'stale' | 'draft' | 'invalid' | 'missing';
  /** Where its translation is, or belongs. */
  readonly file: string;
  /** Digest of the English text. */
  readonly source: string;
}

/** How the catalog stands in a language. */
export interface TranslatedLanguage {
  readonly language: string;
  readonly apps: readonly TranslatedApp[];
  /** Templates that it has no file of its own for. */
  readonly templates: readonly string[];
  /** Categories without a name in it. */
  readonly categories: readonly string[];
}

/** What `translate` found out and did. */
export interface TranslateReport {
  readonly languages: readonly TranslatedLanguage[];
  /** Files that were written. */
  readonly written: readonly string[];
  /** Apps of a PO file that were not taken. */
  readonly left: readonly { readonly app: string; readonly why: 'unfinished' | 'fuzzy' | 'unknown' }[];
  /** What is wrong with translations of a PO file. */
  readonly findings: readonly Finding[];
  readonly durationMs: number;
}

/** What is translated, in every format. */
export function reportTranslate(report: TranslateReport): Reporter {
  return {
    json: () => toJson(report),
    text: (paint, quiet) => formatText(report, paint, quiet),
    github: (quiet) => formatText(report, NO_COLOUR, quiet),
  };
}

function toJson({ languages, durationMs, ...done }: TranslateReport): object {
  return {
    command: 'translate',
    ok: done.findings.length === 0,
    languages: languages.map(({ language, apps, templates, categories }) => ({
      language,
      counts: { total: apps.length, ...countStates(apps) },
      todo: apps.filter(({ state }) => state !== 'current'),
      templates,
      categories,
    })),
    ...done,
    findings: done.findings.map(toJsonFinding),
    durationMs: Math.round(durationMs),
  };
}

const STATES = ['current', 'stale', 'draft', 'invalid', 'missing'] as const;
type Counts = Record<(typeof STATES)[number], number>;

function countStates(apps: readonly TranslatedApp[]): Counts {
  const count = (wanted: string): number => apps.filter(({ state }) => state === wanted).length;
  return Object.fromEntries(STATES.map((state) => [state, count(state)])) as Counts;
}

function formatText(
  { languages, written, left, findings }: TranslateReport,
  paint: Paint,
  quiet: boolean,
): string {
  const lines = [
    ...formatFindings(findings, paint, quiet),
    ...languages.flatMap((language) => formatLanguage(language, paint, quiet)),
    ...left.map(({ app, why }) => `left out ${printable(app)}: ${LEFT[why]}`),
    ...written.map((file) => `wrote ${printable(file)}`),
  ];
  return `${lines.join('\n')}\n`;
}

const LEFT = {
  unfinished: 'not every text is translated',
  fuzzy: 'a text is marked as fuzzy',
  unknown: 'the catalog has no such app',
} as const;

/** Most apps of one state that are told one by one. */
const TOLD = 20;

function formatLanguage(
  { language, apps, templates, categories }: TranslatedLanguage,
  paint: Paint,
  quiet: boolean,
): string[] {
  const counts = countStates(apps);
  const rest = STATES.slice(1)
    .filter((state) => counts[state] > 0)
    .map((state) => `, ${formatFigure(counts[state])} ${state}`)
    .join('');
  const head = paint(
    'bold',
    `${language}: ${formatFigure(counts.current)} of ${countNoun(apps.length, 'app')} translated${rest}`,
  );
  if (quiet) return [head];
  return [
    head,
    ...STATES.slice(1).flatMap((state) => formatState(apps.filter((app) => app.state === state))),
    ...(templates.length === 0 ? [] : [`  templates in English: ${templates.map(printable).join(', ')}`]),
    ...(categories.length === 0
      ? []
      : [`  categories without a name: ${categories.map(printable).join(', ')}`]),
  ];
}

function formatState(apps: readonly TranslatedApp[]): string[] {
  const more = apps.length - TOLD;
  return [
    ...apps
      .slice(0, TOLD)
      .map((app) => `  ${app.state.padEnd(7)} ${printable(app.file)}: ${WAYS[app.state](app)}`),
    ...(more > 0 ? [`  and ${formatFigure(more)} more`] : []),
  ];
}

/** What is to do about an app in that state. */
const WAYS: Readonly<Record<TranslatedApp['state'], (app: TranslatedApp) => string>> = {
  current: () => '',
  stale: ({ source }) => `compare with app.md, translate what changed, then write "source: ${source}"`,
  draft: () => 'translate it, then remove "draft: true"',
  invalid: ({ app, source }) =>
    `skillpress check ${app} tells what is wrong with it; the digest of app.md is "${source}"`,
  missing: ({ app }) => `skillpress translate ${app} --write makes a draft`,
};
