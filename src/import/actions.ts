import type { SnapshotAction } from '../model/snapshot.ts';
import { cleanLine, neutral } from './clean.ts';
import { isRefusal, saysNone } from './junk.ts';
import type { Ledger } from './ledger.ts';
import type { LegacyPage, Line } from './legacyPage.ts';

/** As many characters as a snapshot takes. */
const LONGEST = { name: 300, key: 200, description: 5000 } as const;
const DIVIDER = /^[\s|:-]+$/;
/** What the templates say in place of a table. */
const SEARCH_HINT = /^Use `npx [^`]*action list [^`]*`/;

type Column = 'name' | 'key' | 'description';

/** The actions of a page's table, sorted by key; rows that say nothing are in the ledger. */
export function actionsOf({ actions, title }: LegacyPage, ledger: Ledger): SnapshotAction[] {
  const found = new Map<string, SnapshotAction>();
  let columns: readonly string[] | null = null;
  for (const line of actions) {
    const cells = cellsOf(line.text);
    if (cells === null) {
      if (!SEARCH_HINT.test(neutral(line.text, title?.text ?? ''))) ledger.notUnderstood.push(line);
    } else if (columns === null) columns = cells.map((cell) => cell.toLowerCase());
    else if (!DIVIDER.test(line.text)) {
      const action = actionIn(line, cells, columns, ledger);
      if (action) keep(found, action, line, ledger);
    }
  }
  return [...found.values()].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

function keep(
  found: Map<string, SnapshotAction>,
  action: SnapshotAction,
  { line }: Line,
  ledger: Ledger,
): void {
  const key = action.key ?? action.name;
  const first = found.get(key);
  if (!first) {
    found.set(key, action);
    return;
  }
  const said = action.description === undefined ? '' : `: ${action.description}`;
  ledger.dropped.push({
    line,
    field: 'actions',
    reason: 'duplicate-key',
    value: `${action.name} (${key})${said}`,
  });
  if (first.description === undefined && action.description !== undefined)
    found.set(key, { ...first, description: action.description });
}

function actionIn(
  line: Line,
  cells: readonly string[],
  columns: readonly string[],
  ledger: Ledger,
): SnapshotAction | null {
  const at = (column: Column): string => cells[columns.indexOf(column)] ?? '';
  if (cells.length !== columns.length || !columns.includes('name')) {
    ledger.notUnderstood.push(line);
    return null;
  }
  const read = (column: Column): string | null =>
    at(column) === '' ? null : cleanLine({ line: line.line, text: at(column) }, `actions.${column}`, ledger);
  const key = read('key');
  const name = read('name') ?? key;
  if (name === null || name.length > LONGEST.name || (key?.length ?? 0) > LONGEST.key) {
    ledger.notUnderstood.push(line);
    return null;
  }
  const description = descriptionOf(read('description'), line, ledger);
  return { ...(key === null ? {} : { key }), name, ...(description === null ? {} : { description }) };
}

function descriptionOf(text: string | null, { line }: Line, ledger: Ledger): string | null {
  if (text === null) return null;
  const reason = saysNone(text) ? 'no-description' : isRefusal(text) ? 'refusal' : null;
  if (reason === null) return cutDescription(text, line, ledger);
  ledger.dropped.push({ line, field: 'actions.description', reason, value: text });
  return null;
}

function cutDescription(text: string, line: number, ledger: Ledger): string {
  if (text.length <= LONGEST.description) return text;
  const end = text.lastIndexOf(' ', LONGEST.description);
  const kept = text.slice(0, end === -1 ? LONGEST.description : end).replace(/[\uD800-\uDBFF]$/, '');
  ledger.dropped.push({
    line,
    field: 'actions.description',
    reason: 'cut',
    value: text.slice(kept.length).trim(),
  });
  return kept;
}

/** The cells of a table's row; `null` for any other line. */
function cellsOf(text: string): string[] | null {
  const row = text.trim();
  if (!row.startsWith('|')) return null;
  return row
    .slice(1, row.endsWith('|') ? -1 : undefined)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function sortKey({ key, name }: SnapshotAction): string {
  return `${key ?? ''}\0${name}`;
}
