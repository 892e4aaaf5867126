import MarkdownIt from 'markdown-it';
import { subjectOf } from './examples.ts';

/** A row of a table of inputs, as a reader sees it. */
export interface InputRow {
  readonly path: string;
  readonly type: string;
  readonly required: string;
  readonly meaning: string;
  /** Code spans of the last column. */
  readonly values: readonly string[];
  readonly allowed: string;
}

/** What a reference tells of one action. */
export interface ActionInputs {
  readonly rows: readonly InputRow[];
  /** Paragraphs and list items outside the table. */
  readonly prose: readonly string[];
}

interface Token {
  readonly type: string;
  readonly tag: string;
  readonly content: string;
  readonly children: readonly Token[] | null;
}

const parser = new MarkdownIt();

/** Renders the references of an app whose actions take these inputs, named `Do 0`, `Do 1` and so on. */
export function referencesOf(inputs: readonly unknown[]): string[] {
  const actions = inputs.map((input, at) => ({ id: `a${at}`, name: `Do ${at}`, input }));
  const { files } = subjectOf({ snapshot: JSON.stringify({ origin: 'membrane', actions }) });
  return files.filter(({ path }) => path.startsWith('skills/acme/references/')).map(({ text }) => text);
}

/** What the references tell of each action, in the order of its inputs. */
export function toldOf(inputs: readonly unknown[]): ActionInputs[] {
  const told = new Map(referencesOf(inputs).flatMap((text) => [...readReference(text)]));
  return inputs.map((_, at) => told.get(`Do ${at}`) ?? { rows: [], prose: [] });
}

/** Reads a reference as Markdown: what stands below each heading of an action. */
export function readReference(text: string): Map<string, ActionInputs> {
  const told = new Map<string, { rows: InputRow[]; prose: string[] }>();
  let current: { rows: InputRow[]; prose: string[] } | undefined;
  let cells: Token[] = [];
  const tokens = parser.parse(text, {}) as readonly Token[];
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1];
    if (token.type === 'heading_open' && token.tag === 'h2') {
      current = { rows: [], prose: [] };
      told.set(plain(next).replace(/ \((?:writes|deletes)\)$/, ''), current);
    }
    if (token.type === 'paragraph_open' && next) current?.prose.push(plain(next));
    if (token.type === 'td_open' && next) cells.push(next);
    if (token.type === 'tr_close' && cells.length > 0) {
      current?.rows.push(rowOf(cells));
      cells = [];
    }
  }
  return told;
}

function rowOf([path, type, required, meaning, allowed]: readonly Token[]): InputRow {
  return {
    path: codes(path)[0] ?? '',
    type: plain(type),
    required: plain(required),
    meaning: plain(meaning),
    values: codes(allowed),
    allowed: plain(allowed),
  };
}

function codes(token: Token | undefined): string[] {
  return (token?.children ?? []).filter(({ type }) => type === 'code_inline').map(({ content }) => content);
}

function plain(token: Token | undefined): string {
  return (token?.children ?? []).map(({ content }) => content).join('');
}
