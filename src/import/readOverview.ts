import { keepVisible } from './clean.ts';
import type { PageLog } from './pageLog.ts';
import type { PublishedPage, PageLine } from './parsePage.ts';

/** An item of the overview. */
export interface OverviewItem {
  readonly line: number;
  /** Blanks before the bullet. */
  readonly indent: number;
  readonly name: string;
  /** It stood in bold, as the template writes entities. */
  readonly bold: boolean;
  /** What the page says about it; empty when nothing. */
  readonly about: string;
}

/** The overview taken apart: the nouns, and what is said after them. */
export interface Overview {
  readonly items: readonly OverviewItem[];
  /** Sentences and bullets after the list. */
  readonly remarks: readonly PageLine[];
}

const BULLET = /^(\s*)[-*+]\s+(.*)$/;
const BOLD = /^\*\*(.+?)\*\*\s*(.*)$/;
const CODE = /^`([^`]+)`\s*(.*)$/;

/** Reads the list of nouns and the remarks below it; a line that is neither is noted as not understood. */
export function readOverview({ overview }: PublishedPage, log: PageLog): Overview {
  const items: OverviewItem[] = [];
  const remarks: PageLine[] = [];
  for (const { line, text } of overview) {
    if (text.trim() === '') continue;
    const [, indent = '', rest = ''] = BULLET.exec(text) ?? [];
    if (rest !== '' && remarks.length === 0) items.push({ line, indent: indent.length, ...readLabel(rest) });
    else if (rest !== '') remarks.push({ line, text: `- ${rest}` });
    else if (/^\s*(?:[|>#]|```|<)/.test(text)) log.notUnderstood.push({ line, text });
    else remarks.push({ line, text: text.trim() });
  }
  return { items, remarks };
}

/** The noun that each noun stands below on the page; `null` at the top. */
export function findParents(items: readonly OverviewItem[]): Map<OverviewItem, OverviewItem | null> {
  const parents = new Map<OverviewItem, OverviewItem | null>();
  const open: OverviewItem[] = [];
  for (const item of items) {
    while ((open.at(-1)?.indent ?? -1) >= item.indent) open.pop();
    parents.set(item, open.at(-1) ?? null);
    open.push(item);
  }
  return parents;
}

/** An item as a report shows it, with what the page says about it. */
export function formatItem({ name, about }: OverviewItem): string {
  return about === '' ? name : `${name} — ${about}`;
}

function readLabel(text: string): Omit<OverviewItem, 'line' | 'indent'> {
  const [, name, rest = ''] = BOLD.exec(text) ?? CODE.exec(text) ?? [];
  if (name === undefined) return { name: text.trim(), bold: false, about: '' };
  return { name: name.trim(), bold: true, about: readAbout(rest) };
}

/** "— what it is", "- what it is" or "(what it is)". */
function readAbout(rest: string): string {
  return keepVisible(rest.replace(/^(?:[—–:-]+\s*)/, '').replace(/^\((.*)\)$/, '$1'));
}
