import type { Finding } from '../model/finding.ts';
import { countByRule } from './order.ts';
import { countNoun, formatFigure, nameFirst } from '../text/counting.ts';
import { printable, type Paint } from './terminal.ts';
import { groupBy } from '../text/groupBy.ts';
import { formatPlace } from '../text/formatPlace.ts';

/** Findings of one rule that are told in full; of the others only the apps are named. */
const EXAMPLES = 3;
/** Apps that are named. */
const NAMES = 8;
/** When more lines than these stand between the errors and the end, the errors are told again. */
const FAR = 20;
const AGAIN = 8;
/** The least number of findings that are counted by rule. */
const MANY = 10;

const STYLE = { error: 'red', warning: 'yellow' } as const;

/**
 * Findings rule by rule, a few of each in full and the apps of the others. The errors come first; where many lines follow, they are
 * told once more at the end, which is what a terminal still shows, behind the lines `counts`. `quiet`: the errors alone.
 */
export function formatFindings(
  findings: readonly Finding[],
  paint: Paint,
  quiet: boolean,
  most = EXAMPLES,
  counts: readonly string[] = [],
): string[] {
  const errors = findings.filter(({ level }) => level === 'error');
  const told = new Set<string>();
  const errorLines = groupsText(errors, told, { paint, most });
  if (quiet) return [...errorLines, ...counts];
  const warningLines = groupsText(
    findings.filter(({ level }) => level === 'warning'),
    told,
    { paint, most },
  );
  const isFar = errors.length > 0 && warningLines.length + counts.length > FAR;
  return [...errorLines, ...warningLines, ...counts, ...(isFar ? againText(errors, paint) : [])];
}

/** Rules that are counted by name where the errors alone are told. */
const RULES = 4;

/** One line a rule, the errors first; nothing for a few findings that all were told. */
export function formatCounts(findings: readonly Finding[], paint: Paint, quiet: boolean): string[] {
  if (findings.length === 0 || (findings.length < MANY && !quiet)) return [];
  const all = countByRule(findings);
  const counts = quiet && all.length > RULES + 1 ? all.slice(0, RULES) : all;
  const width = Math.max(...all.map(({ count }) => formatFigure(count).length));
  const lines = counts.map(
    ({ level, rule, count }) =>
      `${formatFigure(count).padStart(width)} ${paint(STYLE[level], level.padEnd(7))} ${printable(rule)}`,
  );
  const rest = all.slice(counts.length);
  const others = rest.reduce((sum, { count }) => sum + count, 0);
  if (rest.length > 0) lines.push(`${formatFigure(others).padStart(width)} of ${rest.length} other rules`);
  return ['', ...lines, ''];
}

interface Showing {
  readonly paint: Paint;
  /** How many of a rule are told in full. */
  readonly most: number;
}

function groupsText(findings: readonly Finding[], told: Set<string>, showing: Showing): string[] {
  return [...groupBy(findings, ({ rule }) => rule).values()].flatMap((group) =>
    groupText(group, told, showing),
  );
}

function groupText(group: readonly Finding[], told: Set<string>, { paint, most }: Showing): string[] {
  // A line that says "1 more" tells less than the one.
  const shown = group.length === most + 1 ? group : group.slice(0, most);
  const lines = shown.flatMap((finding) => {
    const key = `${finding.rule} ${finding.hint}`;
    const isNew = (finding.hint ?? '') !== '' && !told.has(key);
    told.add(key);
    const line = findingText(finding, paint);
    return isNew ? [line, `  ${printable(finding.hint ?? '')}`] : [line];
  });
  return shown.length === group.length ? lines : [...lines, restText(group, shown.length, paint)];
}

/** How many more there are of a rule, and where. */
function restText(group: readonly Finding[], shown: number, paint: Paint): string {
  const rest = group.slice(shown);
  const apps = [...new Set(rest.flatMap(({ app }) => app ?? []))];
  const names = nameFirst(apps.map(printable), NAMES);
  const where = apps.length === 0 ? '' : ` in ${countNoun(apps.length, 'app')}: ${names}`;
  const head = paint(STYLE[group[0]?.level ?? 'error'], `${formatFigure(rest.length)} more`);
  return `  ${head} of ${printable(group[0]?.rule ?? '')}${where}; ${showAll(group[0]?.rule ?? '')}`;
}

/** The commands that find what `check` does not, by the group of their rules. */
const OTHER_COMMANDS: ReadonlyMap<string, string> = new Map([
  ['release', 'release --check'],
  ['secondme', 'secondme check'],
]);

function showAll(rule: string): string {
  const [group = ''] = rule.split('/');
  const other = OTHER_COMMANDS.get(group);
  return other === undefined
    ? `skillpress check --rule ${printable(rule)} --max all shows them`
    : `skillpress ${other} --format json tells all`;
}

function againText(errors: readonly Finding[], paint: Paint): string[] {
  const rest = errors.length - AGAIN;
  return [
    paint('bold', 'The errors again:'),
    ...errors.slice(0, AGAIN).map((finding) => findingText(finding, paint)),
    ...(rest > 0 ? [`  ${countNoun(rest, 'more error')}`] : []),
    '',
  ];
}

function findingText(finding: Finding, paint: Paint): string {
  const { level, rule, message } = finding;
  return `${paint('bold', printable(formatPlace(finding)))}: ${paint(STYLE[level], level)} ${printable(message)} ${paint('dim', `[${rule}]`)}`;
}
