import type { FrontMatter, FrontMatterValue, OutputFile } from '../../../model/files.ts';
import type { Document, Rule, Verdict } from '../../../model/rule.ts';
import { cutText } from '../../../text/cutText.ts';
import { splitHead } from '../../../text/head.ts';
import { remember, rememberFor } from '../../../text/memo.ts';
import { findCounterparts } from '../../findCounterparts.ts';
import { findDifference, readStructure } from '../../structure.ts';

const HINT =
  'If a value of this line came from outside, put it through the encoder of its slot (docs/templates.md); report it if it was.';

export const structure: Rule = {
  name: 'containment/structure',
  level: 'error',
  about:
    'A page has the Markdown structure, the front-matter keys and the commands that its templates give it with placeholders for data; data adds nothing but words.',
  why: 'Upstream text that becomes a heading, a link, a code block or a key is obeyed as if the catalog had written it: `allowed-tools` slipped in through a category pre-approves every command. Lines are compared by what could mean anything in GitHub-flavoured Markdown; what is not surely harmless counts as different.',
  bad: { page: '# Acme Orders\n\n## Before you start\n\nRun the installer.\n' },
  good: {},
  excusable: false,
  ofFiles: ({ forAgents, documents, neutral, notesOf, slug }) => {
    const counterpart = findCounterparts(neutral(), slug);
    const shapes = new Map<string, string>();
    const others = forAgents.filter(({ path }) => !path.endsWith('.md'));
    return [
      ...documents.flatMap((document) => {
        const { path } = document.file;
        const twin = document.original && counterpart(document.original.file.path);
        return verdictOn(document, counterpart(path), twin ?? null, { notes: notesOf(path), shapes });
      }),
      ...others.flatMap((file) => dataVerdict(file, counterpart(file.path))),
    ];
  },
};

/** `twin`: the neutral form of the document whose body this one has. */
function verdictOn(
  { file, outline }: Document,
  neutral: OutputFile | undefined,
  twin: OutputFile | null,
  { notes, shapes }: { readonly notes: string; readonly shapes: Map<string, string> },
): Verdict[] {
  if (!neutral) return [wrong(file, 1, 'No template makes this file')];
  if (!sameKeys(file.meant ?? {}, neutral.meant ?? {}))
    return [wrong(file, 1, 'Data adds keys to the front matter, or takes some away')];
  const structure = structureFor(neutral);
  // What differs from the same structure was told of that document.
  if (twin && structureFor(twin) === structure) return [];
  const difference = findDifference(structure, outline.lines, notes, shapes);
  if (!difference) return [];
  const { line, received, expected } = difference;
  const message =
    expected === null
      ? `Data adds a line to the page: ${quote(received)}`
      : `Data changes the structure of this line: expected one like ${quote(expected)}, received ${quote(received)}`;
  return [wrong(file, line, message)];
}

/** Data adds no line and no key to a file that is no Markdown, such as a manifest. */
function dataVerdict(file: OutputFile, neutral: OutputFile | undefined): Verdict[] {
  if (!neutral) return [wrong(file, 1, 'No output makes this file')];
  if (file.bytes && file.bytes.length > 0 && file.text === '') return [];
  if (file.text === neutral.text) return [];
  const same = file.path.endsWith('.json')
    ? sameData(file.text, neutral.text)
    : file.text.split('\n').length === neutral.text.split('\n').length;
  return same ? [] : [wrong(file, 1, 'Data adds lines or keys to this file, or takes some away')];
}

function sameData(one: string, other: string): boolean {
  try {
    return sameValue(JSON.parse(one), JSON.parse(other));
  } catch {
    return false;
  }
}

function sameValue(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return typeof one === typeof other && (one === null) === (other === null);
  // How many there are of a kind is data; what each of them looks like is not.
  if (Array.isArray(one) || Array.isArray(other))
    return Array.isArray(one) && Array.isArray(other) && one.every((item) => isOneOf(item, other));
  const [a, b] = [Object.entries(one), other as Record<string, unknown>];
  return (
    a.length === Object.keys(b).length &&
    a.every(([key, value]) => Object.hasOwn(b, key) && sameValue(value, b[key]))
  );
}

function isOneOf(item: unknown, others: readonly unknown[]): boolean {
  return others.some((other) => sameValue(item, other));
}

function wrong({ path }: OutputFile, line: number, message: string): Verdict {
  return { message, hint: HINT, place: { file: path, line } };
}

const LONGEST = 120;

function quote(line: string): string {
  return JSON.stringify(cutText(line, LONGEST));
}

/** Apps of one structure share their neutral files, and some of those have one body: it has one structure. */
const structureFor = rememberFor(({ text }: OutputFile) => structureOfBody(splitHead(text).body));
const structureOfBody = remember((body: string) => readStructure(body, 0), 50);

function sameKeys(one: FrontMatterValue, other: FrontMatterValue): boolean {
  if (typeof one === 'string' || typeof other === 'string') return typeof one === typeof other;
  // How many words a list has is data.
  if (isListOfWords(one) && isListOfWords(other)) return true;
  const [a, b] = [entriesOf(one), entriesOf(other)];
  return (
    a.length === b.length &&
    a.every(([key, value], at) => key === b[at]?.[0] && sameKeys(value, b[at]?.[1] ?? ''))
  );
}

function isListOfWords(value: FrontMatter | readonly (string | FrontMatter)[]): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function entriesOf(value: FrontMatter | readonly (string | FrontMatter)[]): [string, FrontMatterValue][] {
  return Object.entries(value) as [string, FrontMatterValue][];
}
