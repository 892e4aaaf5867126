import { isRecord } from '../text/isRecord.ts';

/** A page as it was published, with its front matter already read. */
export interface PageSource {
  /** As messages name it, with `/`. */
  readonly path: string;
  /** The folder's name, from which the slug is made. */
  readonly folder: string;
  readonly text: string;
  /** What the front matter's YAML says, unchecked; `null` when it cannot be read. */
  readonly head: unknown;
}

/** The three templates of the public catalog by their age: the oldest lacks a homepage and repository in the front matter. */
export type Generation = 'newest' | 'old' | 'oldest' | 'unknown';

/** A line with its number, which counts from 1. */
export interface PageLine {
  readonly line: number;
  readonly text: string;
}

/** A page taken apart by its headings; nothing is judged yet. */
export interface PublishedPage {
  readonly source: PageSource;
  readonly generation: Generation;
  readonly title: PageLine | null;
  /** The paragraphs between the title and the first part, without the line of the docs. */
  readonly intro: readonly PageLine[];
  readonly docs: PageLine | null;
  readonly overview: readonly PageLine[];
  /** What `connection ensure` is given; `null` when the page has no such command. */
  readonly connect: PageLine | null;
  /** Lines of the list of actions. */
  readonly actions: readonly PageLine[];
  /** Lines of parts that every page has. */
  readonly template: readonly PageLine[];
  /** Lines below headings that no template has, the headings included. */
  readonly strange: readonly PageLine[];
}

type PagePart = 'intro' | 'overview' | 'actions' | 'template' | 'strange';

const HEADING = /^(#{1,6})\s+(.*?)\s*$/;
const FENCE = /^\s*(?:`{3,}|~{3,})/;
const DOCS = /^Official docs:\s*/;
/** The parts that the templates have, by their headings. */
const TEMPLATE_HEADING =
  /^(?:Working with .*|Install the CLI|Authentication|First-time setup|Connecting to .*|1b\. .*|Getting list of existing connections|Searching for actions|Running actions|Proxy requests|Best practices)$/;

/** Takes a page apart. Any text has a result; what it does not hold is `null` or empty. */
export function parsePage(source: PageSource): PublishedPage {
  const parts: Record<PagePart, PageLine[]> = {
    intro: [],
    overview: [],
    actions: [],
    template: [],
    strange: [],
  };
  let title: PageLine | null = null;
  let part: PagePart = 'strange';
  let inFence = false;
  for (const line of readBody(source.text)) {
    if (FENCE.test(line.text)) inFence = !inFence;
    const [, marks = '', text = ''] = inFence ? [] : (HEADING.exec(line.text) ?? []);
    if (marks === '#' && title === null) {
      title = { line: line.line, text };
      part = 'intro';
    } else if (marks !== '') {
      part = findPart(marks, text);
      if (part === 'strange') parts.strange.push(line);
    } else parts[part].push(line);
  }
  const docs = parts.intro.find(({ text }) => DOCS.test(text));
  return {
    source,
    generation: findGeneration(source),
    title,
    intro: parts.intro.filter((line) => line !== docs && line.text.trim() !== ''),
    docs: docs ? { line: docs.line, text: docs.text.replace(DOCS, '').trim() } : null,
    overview: parts.overview,
    connect: findConnect(parts.template),
    actions: parts.actions.filter(({ text }) => text.trim() !== ''),
    template: parts.template,
    strange: parts.strange.filter(({ text }) => text.trim() !== ''),
  };
}

function findPart(marks: string, text: string): PagePart {
  if (marks === '##' && (text === 'Overview' || text.endsWith(' Overview'))) return 'overview';
  if (marks === '##' && text === 'Popular actions') return 'actions';
  return marks.length > 1 && TEMPLATE_HEADING.test(text) ? 'template' : 'strange';
}

/** The lines after the front matter; all of them when there is none. */
function readBody(text: string): PageLine[] {
  const lines = text.split('\n');
  const end = /^---\s*$/.test(lines[0] ?? '')
    ? lines.findIndex((line, at) => at > 0 && /^---\s*$/.test(line))
    : -1;
  return lines.slice(end + 1).map((line, at) => ({ line: end + at + 2, text: line }));
}

function findGeneration({ text, head }: PageSource): Generation {
  if (text.includes('membrane connection ensure ')) return 'newest';
  if (!text.includes('--elementType=connector')) return 'unknown';
  return isRecord(head) && 'repository' in head ? 'old' : 'oldest';
}

/** The argument may go on over a line's end; some pages have it so. */
function findConnect(lines: readonly PageLine[]): PageLine | null {
  const at = lines.findIndex(({ text }) => text.includes('membrane connection ensure '));
  const [line] = at === -1 ? [] : lines.slice(at);
  if (!line) return null;
  const text = lines
    .slice(at, at + 3)
    .map((each) => each.text)
    .join('\n');
  const argument = /connection ensure (?:"([^"]*)"|'([^']*)'|(\S+))/.exec(text);
  return { line: line.line, text: argument?.[1] ?? argument?.[2] ?? argument?.[3] ?? '' };
}
