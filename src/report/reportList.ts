import type { Reporter } from './reporter.ts';
import { countNoun, formatFigure } from '../text/counting.ts';
import { cutText } from '../text/cutText.ts';
import { alignColumns, NO_COLOUR, printable, type Paint } from './terminal.ts';

/** An app of the catalog and how it stands. */
export interface ListedApp {
  readonly slug: string;
  /** `null` when its descriptor has errors and it has no page. */
  readonly name: string | null;
  readonly categories: readonly string[];
  /** How many actions are known; `null` of an app without a page. */
  readonly actions: number | null;
  readonly draft: boolean;
  readonly errors: number;
  readonly warnings: number;
  /** The output folder does not hold what a build would make of it now. */
  readonly stale: boolean;
  /** It changed since its last release; `null` when that was not asked for. */
  readonly due: boolean | null;
}

/** What `list` found out. */
export interface ListReport {
  readonly apps: readonly ListedApp[];
  /** How many apps were looked at. */
  readonly of: number;
  readonly durationMs: number;
}

/** The apps of a catalog, in every format. */
export function reportList(report: ListReport): Reporter {
  const { apps, of, durationMs } = report;
  return {
    json: () => ({ command: 'list', ok: true, apps, of, durationMs: Math.round(durationMs) }),
    text: (paint, quiet) => formatList(report, paint, quiet),
    github: (quiet) => formatList(report, NO_COLOUR, quiet),
  };
}

/** Widest that a name or the categories may make their column. */
const WIDEST = 32;
const HEADS = ['app', 'name', 'categories', 'actions', ''];
const ACTIONS = HEADS.indexOf('actions');

function formatList({ apps, of }: ListReport, paint: Paint, quiet: boolean): string {
  const count = apps.length === of ? formatFigure(of) : `${formatFigure(apps.length)} of ${formatFigure(of)}`;
  const foot = `${count} ${of === 1 ? 'app' : 'apps'}\n`;
  if (quiet || apps.length === 0) return foot;
  const rows = apps.map(toCells);
  const table = [HEADS, ...rows.map(({ cells, state }) => [...cells, state])];
  const [head = '', ...lines] = alignColumns(table, (column) => column === ACTIONS);
  const painted = lines.map((line, at) => {
    const { state = '', style = null } = rows[at] ?? {};
    return style === null ? line : line.slice(0, line.length - state.length) + paint(style, state);
  });
  return `${paint('bold', head)}\n${painted.join('\n')}\n\n${foot}`;
}

interface Row {
  readonly cells: readonly string[];
  /** The last cell, which has a colour; never empty where it has one. */
  readonly state: string;
  readonly style: 'red' | 'yellow' | 'dim' | null;
}

function toCells(app: ListedApp): Row {
  const { slug, name, categories, actions, draft, errors, warnings, stale, due } = app;
  const state = [
    errors > 0 && countNoun(errors, 'error'),
    warnings > 0 && countNoun(warnings, 'warning'),
    draft && 'draft',
    stale && 'not built',
    due && 'release due',
  ]
    .filter(Boolean)
    .join(', ');
  return {
    cells: [
      printable(slug),
      cutText(printable(name ?? ''), WIDEST),
      cutText(printable(categories.join(', ')), WIDEST),
      actions === null ? '' : String(actions),
    ],
    state,
    style: errors > 0 ? 'red' : warnings > 0 ? 'yellow' : draft ? 'dim' : null,
  };
}
