import { countNoun, nameFirst } from '../text/counting.ts';
import { escapeCell, formatAnnotations } from './github.ts';
import { wordLeftOut } from './order.ts';
import { STATES, type AppStanding } from '../publish/status.ts';
import { formatTime } from '../publish/statusFile.ts';
import { COUNTS, summarise, type StatusReport } from './toStatusJson.ts';
import { alignColumns, type Paint, printable } from './terminal.ts';
import { groupBy } from '../text/groupBy.ts';
import { DESCRIPTOR_FILE } from '../text/fileNames.ts';

/** The counts that have a column: those that the registry told of some app. A folder tells none. */
const countsTold = ({ apps }: Pick<StatusReport, 'apps'>) =>
  COUNTS.filter((count) => apps.some(({ seen }) => typeof seen?.[count] === 'number'));
const headOf = (report: StatusReport): string[] => [
  'app',
  'state',
  'released',
  'there',
  ...countsTold(report),
  'what the registry says',
];
const RIGHT = new Set<string>(COUNTS);
const FIRST_NAMES = 8;
const MAX_ROWS = 2000;

/** The counts, then a table of the apps that need attention, then the names of those that wait for `release` and `publish`. */
export function formatStatus(report: StatusReport, paint: Paint, quiet: boolean): string {
  const { rows, folded } = foldAlike(report.apps.filter(needsAttention));
  const table =
    rows.length === 0
      ? ''
      : `\n${tableText([headOf(report), ...rows.map((app) => cells(app, report))], paint)}${folded.join('')}${hintsText(report)}`;
  return quiet ? table.trimStart() : `${headText(report, paint)}${table}${waitingText(report)}`;
}

/** Workflow commands: a malicious app is an error, everything else that needs attention a warning. Pending is neither. */
export function formatStatusGithub({ apps, appsLabel }: StatusReport): string {
  const noted = apps.filter((app) => needsAttention(app) && (app.state !== 'pending' || app.flagged));
  return formatAnnotations(
    noted.map((app) => ({
      level: app.seen?.security.verdict === 'malicious' ? 'error' : 'warning',
      rule: `status/${app.flagged ? 'flagged' : app.state}`,
      file: `${appsLabel}/${app.slug}/${DESCRIPTOR_FILE}`,
      message: `${app.slug}: ${remarkOf(app)}`,
    })),
  );
}

/** Markdown for the step summary. */
export function formatStatusSummary(report: StatusReport): string {
  const row = (texts: readonly string[]): string => `| ${texts.map(escapeCell).join(' | ')} |\n`;
  const { rows: wanting, folded } = foldAlike(report.apps.filter(needsAttention));
  const head = headOf(report);
  const rows = [head, head.map(() => '---'), ...wanting.slice(0, MAX_ROWS).map((app) => cells(app, report))];
  const table = wanting.length === 0 ? '' : `\n${rows.map(row).join('')}`;
  const rest = wanting.length > MAX_ROWS ? `\n${wordLeftOut(wanting.length - MAX_ROWS, 'app')}\n` : '';
  const left = rest + folded.map((line) => `\n${line}`).join('');
  return `### skillpress status\n\n${countsText(report)}\n${useText(report, '\n')}${table}${left}\n`;
}

function needsAttention({ state, flagged, seen }: AppStanding): boolean {
  return (
    flagged ||
    state === 'pending' ||
    state === 'conflict' ||
    state === 'unknown' ||
    (seen !== null && seen.problem !== null)
  );
}

/** Rows for apps that could not be asked for the same reason; the others are counted. */
const ALIKE = 3;

/** Returns the apps with a row of their own, and a line for each reason why more than `ALIKE` of them could not be asked. */
function foldAlike(wanting: readonly AppStanding[]): {
  readonly rows: readonly AppStanding[];
  readonly folded: readonly string[];
} {
  const unknown = wanting.filter(({ state }) => state === 'unknown');
  const byReason = groupBy(unknown, ({ message }) => message);
  const hidden = new Set([...byReason.values()].flatMap((alike) => alike.slice(ALIKE)));
  const folded = [...byReason].flatMap(([message, alike]) => {
    const names = alike.slice(ALIKE).map(({ slug }) => printable(slug));
    if (names.length === 0) return [];
    return [
      `${countNoun(names.length, 'more app')}: ${printable(message ?? '')} (${nameFirst(names, FIRST_NAMES)})\n`,
    ];
  });
  return { rows: wanting.filter((app) => !hidden.has(app)), folded };
}

/** What to do about apps that could not be asked, each advice once. */
function hintsText({ apps }: StatusReport): string {
  const hints = [...new Set(apps.flatMap(({ hint }) => hint ?? []))];
  return hints.length === 0 ? '' : `\n${hints.map((hint) => `${printable(hint)}\n`).join('')}`;
}

function headText(report: StatusReport, paint: Paint): string {
  const { registry, asOf, apps, saved } = report;
  const head = `${registry.id}, ${formatTime(asOf)}: ${countNoun(apps.length, 'app')}`;
  const written = saved ? 'status.json was written: commit it\n' : 'status.json is as it was\n';
  return `${paint('bold', printable(head))}\n${countsText(report)}\n${useText(report)}${saved === null ? '' : written}`;
}

function countsText(report: StatusReport): string {
  const { states, flagged } = summarise(report);
  const shown = STATES.filter((state) => states[state] > 0 || state === 'published');
  const isJudged = report.apps.some(({ seen }) => seen !== null && seen.security.verdict !== null);
  const counts = shown.map((state) => `${state} ${states[state]}`);
  return [...counts, ...(flagged > 0 || isJudged ? [`flagged ${flagged}`] : [])].join(' · ');
}

/** The line of downloads, installs and stars, with `before` in front of it; empty where the registry counts nothing. */
function useText(report: StatusReport, before = ''): string {
  const summary = summarise(report);
  const counts = countsTold(report).map((count) => `${count} ${summary[count]}`);
  return counts.length === 0 ? '' : `${before}${counts.join(' · ')}\n`;
}

function waitingText({ apps }: StatusReport): string {
  const line = (title: string, found: readonly AppStanding[]): string => {
    const slugs = found.map(({ slug }) => printable(slug));
    return slugs.length === 0 ? '' : `${title} (${slugs.length}): ${nameFirst(slugs, FIRST_NAMES)}\n`;
  };
  const lines =
    line(
      'to be published',
      apps.filter(({ state }) => state === 'due'),
    ) +
    line(
      'to be released',
      apps.filter(({ changed }) => changed),
    );
  return lines === '' ? '' : `\n${lines}`;
}

function cells(app: AppStanding, report: StatusReport): string[] {
  const { slug, state, released, seen } = app;
  const counts = countsTold(report).map((count) => String(seen?.[count] ?? '-'));
  return [slug, state, released ?? '-', seen?.latest ?? '-', ...counts, remarkOf(app)].map(printable);
}

function remarkOf({ flagged, message, seen, state }: AppStanding): string {
  const { verdict = null, flags = [] } = seen?.security ?? {};
  const words = [
    ...(flagged ? [[verdict, flags.join(', ')].filter((part) => part).join(': ')] : []),
    ...(message === null ? [] : [message]),
  ];
  if (words.length > 0) return words.join('; ');
  return state === 'pending' ? 'it was taken and is being reviewed' : '';
}

function tableText(rows: readonly (readonly string[])[], paint: Paint): string {
  const [head = []] = rows;
  const lines = alignColumns(rows, (column) => RIGHT.has(head[column] ?? ''));
  return lines.map((line, at) => `${at === 0 ? paint('dim', line) : line}\n`).join('');
}
