import type { Heading, Link, TableRow, Mention, Outline } from '../model/outline.ts';

const FENCE = /^\s*(`{3,}|~{3,})/;
const HEADING = /^(#{1,6})\s+(.*)$/;
const LINK = /(?<!\\)\]\(([^)\s]+)\)|<(https?:[^>\s]+)>/g;
const STEP = /\b[Ss]teps? (\d+)(?:(?:,| and| or|-) ?(\d+))?|第 ?(\d+) ?步/g;

/** Code within a line: as many backticks behind it as before it, of which a backslash makes the first one none. */
export const CODE_SPAN = /(?<![\\`])(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g;

/** Reads the structure of a Markdown text. */
export function outlineMarkdown(text: string): Outline {
  const lines = text.split('\n');
  const outline = {
    lines,
    headings: [] as Heading[],
    links: [] as Link[],
    rows: [] as TableRow[],
    steps: [] as Mention[],
    mentions: [] as Mention[],
    code: [] as { line: number; text: string }[],
  };
  let fence: { mark: string; line: number } | null = null;
  let inTable = false;
  for (let at = findBodyStart(lines); at < lines.length; at += 1) {
    const content = lines[at] ?? '';
    if (content === '') {
      inTable = false;
      if (fence) outline.code.push({ line: at + 1, text: content });
      continue;
    }
    const line = at + 1;
    const mark = fenceMark(content);
    if (fence) {
      if (mark?.startsWith(fence.mark) && content.trim() === mark) fence = null;
      else outline.code.push({ line, text: content });
      continue;
    }
    if (mark) {
      fence = { mark, line };
      continue;
    }
    const isRow = content.charCodeAt(0) === 124;
    if (isRow) outline.rows.push({ line, cells: cellsOf(content), head: !inTable });
    inTable = isRow;
    readLine(content, line, outline);
  }
  return { ...outline, openFence: fence?.line ?? null };
}

/** The outline of a text of these lines that has the same body below another head. */
export function moveOutline(outline: Outline, lines: readonly string[]): Outline {
  const by = lines.length - outline.lines.length;
  const move = <T extends { readonly line: number }>(items: readonly T[]): T[] =>
    items.map((item) => ({ ...item, line: item.line + by }));
  return {
    lines,
    headings: move(outline.headings),
    links: move(outline.links),
    rows: move(outline.rows),
    steps: move(outline.steps),
    mentions: move(outline.mentions),
    code: move(outline.code),
    openFence: outline.openFence === null ? null : outline.openFence + by,
  };
}

/** The backticks or tildes that open or close a fence; looks at the first character that is not white space only. */
function fenceMark(content: string): string | undefined {
  let at = 0;
  while (content.charCodeAt(at) === 32) at += 1;
  const first = content.charCodeAt(at);
  return first === 96 || first === 126 ? FENCE.exec(content)?.[1] : undefined;
}

interface Collected {
  readonly headings: Heading[];
  readonly links: Link[];
  readonly steps: Mention[];
  readonly mentions: Mention[];
}

function readLine(content: string, line: number, outline: Collected): void {
  const first = content.charCodeAt(0);
  if (first === 35) {
    const heading = HEADING.exec(content);
    if (heading) outline.headings.push({ line, level: heading[1]?.length ?? 0, text: heading[2] ?? '' });
  } else if (first >= 48 && first <= 57) {
    const step = /^(\d+)\. /.exec(content);
    if (step) outline.steps.push({ line, step: Number(step[1]) });
  }
  if (content.includes('](') || content.includes('<http')) {
    for (const match of content.matchAll(LINK))
      outline.links.push({ line, target: match[1] ?? match[2] ?? '' });
  }
  if (content.includes('tep') || content.includes('步')) {
    for (const match of content.matchAll(STEP)) {
      for (const step of match.slice(1))
        if (step !== undefined) outline.mentions.push({ line, step: Number(step) });
    }
  }
}

/** The index of the first line behind the front matter. */
export function findBodyStart(lines: readonly string[]): number {
  if (lines[0] !== '---') return 0;
  const end = lines.indexOf('---', 1);
  return end === -1 ? 0 : end + 1;
}

function cellsOf(row: string): number {
  let cells = -1;
  for (let at = 0; at < row.length; at += 1) if (row[at] === '|' && row[at - 1] !== '\\') cells += 1;
  return cells;
}
