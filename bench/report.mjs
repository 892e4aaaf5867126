import { median } from './measure.mjs';

/** The cases by the names under which `run.mjs` records them. */
const CASES = [
  ['node', 'node -e 0'],
  ['help', '--help'],
  ['copy', 'cp -r dist'],
  ['cold', 'cold frozen build'],
  ['coldWithoutIndex', 'cold, without discovery'],
  ['unchangedWithoutIndex', 'nothing changed, without discovery'],
  ['site', 'site in two languages'],
  ['siteUnchanged', 'site, nothing changed'],
  ['unchanged', 'nothing changed'],
  ['checkout', 'new checkout'],
  ['oneChanged', 'one descriptor changed'],
  ['oneChangedBroken', 'one changed beside errors'],
  ['checkFresh', 'check, fresh clone'],
  ['checkUnchanged', 'check, nothing changed'],
  ['checkOne', 'check of one app'],
  ['list', 'list'],
  ['show', 'show of one app'],
  ['releaseAll', 'first release of all'],
  ['publishAll', 'first publication to a folder'],
  ['releaseOne', 'release of one changed app'],
  ['publishOne', 'publication of one changed app'],
];

/**
 * Medians and minima of every case, and ratios with their bounds. A ratio is one of minima, which what else the machine does
 * disturbs least; the same of CPU times stands beside it.
 * @param {Record<number, Record<string, import('./measure.mjs').Measurement>[]>} rounds by number of apps, one record a round
 */
export function summarise(rounds, [small, big], cores) {
  const cases = [small, big].flatMap((apps) =>
    CASES.flatMap(([key, name]) => caseOf(rounds[apps], key, name, apps)),
  );
  const ratio = (name, target, upper, lower, [above, below] = [small, small]) =>
    bound(
      name,
      target,
      leastRatio(rounds, [above, upper], [below, lower], 'wall'),
      leastRatio(rounds, [above, upper], [below, lower], 'cpu'),
    );
  /** Of cases that differ by less than a busy machine moves wall times. */
  const cpuRatio = (name, target, upper, lower) =>
    bound(name, target, leastRatio(rounds, [small, upper], [small, lower], 'cpu'));
  const bounds = [
    ratio(`cold ${small} / cp -r`, 8, 'cold', 'copy'),
    ratio(`cold ${big} / cold ${small}`, 9, 'cold', 'cold', [big, small]),
    ratio(`nothing changed ${small} / node -e 0`, 5, 'unchanged', 'node'),
    ratio(`one changed ${small} / node -e 0`, 9, 'oneChanged', 'node'),
    ratio(`one changed beside errors ${small} / node -e 0`, 9, 'oneChangedBroken', 'node'),
    ratio(`check of one app of ${small} / node -e 0`, 10, 'checkOne', 'node'),
    ratio(`list ${small} / node -e 0`, 5, 'list', 'node'),
    ratio(`show of one app of ${small} / node -e 0`, 5, 'show', 'node'),
    ratio(`first release of ${small} / cold`, 2, 'releaseAll', 'cold'),
    ratio(`release of one app of ${small} / one changed`, 3, 'releaseOne', 'oneChanged'),
    ratio(`publication of one app of ${small} / one changed`, 3, 'publishOne', 'oneChanged'),
    ratio(`new checkout ${small} / cold`, 0.25, 'checkout', 'cold'),
    cpuRatio(`cold ${small} / without discovery, of CPU`, 1.25, 'cold', 'coldWithoutIndex'),
    cpuRatio(
      `nothing changed ${small} / without discovery, of CPU`,
      1.1,
      'unchanged',
      'unchangedWithoutIndex',
    ),
    ratio(`site ${small} / cold`, 3, 'site', 'cold'),
    ratio(`site ${small}, nothing changed / site`, 0.2, 'siteUnchanged', 'site'),
    bound(
      'largest page of the site, KB',
      60,
      Math.max(...rounds[small].map(({ site }) => site.largest / 1000)),
    ),
    bound(`peak RSS ${small}, MB`, 150 + 80 * workersOf(small, cores), peak(rounds[small])),
    bound(`peak RSS ${big}, MB`, 350 + 120 * workersOf(big, cores), peak(rounds[big])),
    ratio(`cold ${big} / cp -r`, null, 'cold', 'copy', [big, big]),
    ratio(`nothing changed ${big} / node -e 0`, null, 'unchanged', 'node', [big, big]),
    ratio(`one changed ${big} / node -e 0`, null, 'oneChanged', 'node', [big, big]),
    ratio('--help / node -e 0', null, 'help', 'node'),
  ];
  return { cases, bounds };
}

/** The summary as two tables. */
export function tables({ cases, bounds }) {
  const measured = cases.map(({ name, apps, wall, wallMin, cpu, cpuMin, rss, rssMin }) => [
    name,
    apps.toLocaleString('en'),
    ...[wall, wallMin, cpu, cpuMin, rss, rssMin].map((value) => number(value)),
  ]);
  const judged = bounds.map(({ name, value, cpu, target, verdict }) => [
    name,
    number(value, 2),
    cpu === undefined ? '' : number(cpu, 2),
    target === null ? '' : `<= ${target}`,
    verdict,
  ]);
  return [
    table(['case', 'apps', 'wall ms', 'min', 'CPU ms', 'min', 'RSS MB', 'min'], measured),
    table(['ratio or peak', 'measured', 'of CPU', 'target', ''], judged),
  ].join('\n');
}

/** Workers that a cold build starts (`src/build/workers.ts`). */
function workersOf(apps, cores) {
  return Math.min(cores - 1, Math.floor(apps / 300));
}

function caseOf(rounds, key, name, apps) {
  const runs = rounds.flatMap((round) => round[key] ?? []);
  if (runs.length === 0) return [];
  const [wall, cpu, rss] = ['wall', 'cpu', 'rss'].map((figure) => runs.map((run) => run[figure]));
  return [
    {
      key,
      name,
      apps,
      runs: runs.length,
      wall: median(wall),
      wallMin: least(wall),
      cpu: median(cpu),
      cpuMin: least(cpu),
      rss: median(rss),
      rssMin: least(rss),
    },
  ];
}

/** The least time of a case by that of another, each named by its number of apps and its key. */
function leastRatio(rounds, [above, upper], [below, lower], figure) {
  const [over, under] = [
    [above, upper],
    [below, lower],
  ].map(([apps, key]) => least(rounds[apps].map((round) => round[key][figure])));
  return over === null || under === null ? null : over / under;
}

/** Cases that are no build, whose memory is no bound. */
const OTHERS = new Set(['site', 'siteUnchanged', 'releaseAll', 'publishAll']);

function peak(rounds) {
  const all = rounds.flatMap((round) =>
    Object.entries(round).flatMap(([key, { rss }]) => (OTHERS.has(key) ? [] : [rss])),
  );
  return all.length === 0 || all.includes(null) ? null : Math.max(...all);
}

function bound(name, target, value, cpu) {
  if (target === null) return { name, value, cpu, target, verdict: '' };
  return {
    name,
    value,
    cpu,
    target,
    verdict: value === null ? 'unknown' : value <= target ? 'ok' : 'MISSED',
  };
}

/** `null` of nothing, or when one is unknown. */
function least(values) {
  return values.length === 0 || values.includes(null) ? null : Math.min(...values);
}

function number(value, digits = 0) {
  return value === null
    ? '?'
    : value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Columns as wide as their widest cell, all but the first to the right. */
function table(head, rows) {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column].length)),
  );
  const line = (cells) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
      .join('  ');
  return `${[head, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n')}\n`;
}
