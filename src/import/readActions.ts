import type { SnapshotAction } from '../model/snapshot.ts';
import { LONGEST_IN_SNAPSHOT } from '../text/textLimits.ts';
import { cleanLine, hideBrand } from './clean.ts';
import { isGuess } from './guesses.ts';
import { isRefusal, saysNone } from './junk.ts';
import type { PageLog } from './pageLog.ts';
import type { PublishedPage, PageLine } from './parsePage.ts';

const DIVIDER = /^[\s|:-]+$/;
/** What the templates say in place of a table. */
const SEARCH_HINT = /^Use `npx [^`]*action list [^`]*`/;

type Column = 'name' | 'key' | 'description';

/** The actions of a page's table, sorted by key; rows that say nothing are in the log. */
export function readActions({ actions, title }: PublishedPage, log: PageLog): SnapshotAction[] {
  const found = new Map<string, SnapshotAction>();
  let columns: readonly string[] | null = null;
  for (const line of actions) {
    const cells = splitCells(line.text);
    if (cells === null) {
      if (!SEARCH_HINT.test(hideBrand(line.text, title?.text ?? ''))) log.notUnderstood.push(line);
    } else if (columns === null) columns = cells.map((cell) => cell.toLowerCase());
    else if (!DIVIDER.test(line.text)) {
      const action = readRow(line, cells, columns, log);
      if (action) keep(found, action, line, log);
    }
  }
  return [...found.values()].sort((a, b) => (orderKey(a) < orderKey(b) ? -1 : 1));
}

function keep(
  found: Map<string, SnapshotAction>,
  action: SnapshotAction,
  { line }: PageLine,
  log: PageLog,
): void {
  const key = action.key ?? action.name;
  const first = found.get(key);
  if (!first) {
    found.set(key, action);
    return;
  }
  const said = action.description === undefined ? '' : `: ${action.description}`;
  log.dropped.push({
    line,
    field: 'actions',
    reason: 'duplicate-key',
    value: `${action.name} (${key})${said}`,
  });
  if (first.description === undefined && action.description !== undefined)
    found.set(key, { ...first, description: action.description });
}

function readRow(
  line: PageLine,
  cells: readonly string[],
  columns: readonly string[],
  log: PageLog,
): SnapshotAction | null {
  const at = (column: Column): string => cells[columns.indexOf(column)] ?? '';
  if (cells.length !== columns.length || !columns.includes('name')) {
    log.notUnderstood.push(line);
    return null;
  }
  const read = (column: Column): string | null =>
    at(column) === '' ? null : cleanLine({ line: line.line, text: at(column) }, `actions.${column}`, log);
  const key = read('key');
  const name = read('name') ?? key;
  if (
    name === null ||
    name.length > LONGEST_IN_SNAPSHOT.name ||
    (key?.length ?? 0) > LONGEST_IN_SNAPSHOT.key
  ) {
    log.notUnderstood.push(line);
    return null;
  }
  const description = readDescription(read('description'), line, log);
  return { ...(key === null ? {} : { key }), name, ...(description === null ? {} : { description }) };
}

function readDescription(text: string | null, { line }: PageLine, log: PageLog): string | null {
  if (text === null) return null;
  const reason = saysNone(text)
    ? 'no-description'
    : isRefusal(text)
      ? 'refusal'
      : isGuess(text)
        ? 'guess'
        : null;
  if (reason === null) return cutDescription(text, line, log);
  log.dropped.push({ line, field: 'actions.description', reason, value: text });
  return null;
}

function cutDescription(text: string, line: number, log: PageLog): string {
  if (text.length <= LONGEST_IN_SNAPSHOT.description) return text;
  const end = text.lastIndexOf(' ', LONGEST_IN_SNAPSHOT.description);
  const kept = text
    .slice(0, end === -1 ? LONGEST_IN_SNAPSHOT.description : end)
    .replace(/[\uD800-\uDBFF]$/, '');
  log.dropped.push({
    line,
    field: 'actions.description',
    reason: 'cut',
    value: text.slice(kept.length).trim(),
  });
  return kept;
}

/** The cells of a table's row; `null` for any other line. */
function splitCells(text: string): string[] | null {
  const row = text.trim();
  if (!row.startsWith('|')) return null;
  return row
    .slice(1, row.endsWith('|') ? -1 : undefined)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function orderKey({ key, name }: SnapshotAction): string {
  return `${key ?? ''}\0${name}`;
}
