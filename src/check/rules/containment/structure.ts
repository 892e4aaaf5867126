import type { FrontMatter, FrontMatterValue, OutputFile } from '../../../model/files.ts';
import type { Document, Rule, Verdict } from '../../../model/rule.ts';
import { differenceFrom, structureOf, type Structure } from '../../structure.ts';

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
  ofApp: (subject) => {
    const neutral = byPlace(subject.neutral());
    return [...subject.documents, ...subject.bundle].flatMap((document) =>
      verdictOn(document, neutral.get(placeIn(document.file.path)), subject.app.notes),
    );
  },
};

const places = new WeakMap<readonly OutputFile[], ReadonlyMap<string, OutputFile>>();

function byPlace(files: readonly OutputFile[]): ReadonlyMap<string, OutputFile> {
  const found = places.get(files) ?? new Map(files.map((file) => [placeIn(file.path), file]));
  places.set(files, found);
  return found;
}

/** `clawhub/acme/SKILL.md` without the app's own folder, which is another one in the neutral files. */
function placeIn(path: string): string {
  const start = path.indexOf('/');
  return path.slice(0, start) + path.slice(path.indexOf('/', start + 1));
}

function verdictOn({ file, outline }: Document, neutral: OutputFile | undefined, notes: string): Verdict[] {
  if (!neutral) return [wrong(file, 1, 'No template makes this file')];
  if (!sameKeys(file.meant ?? {}, neutral.meant ?? {}))
    return [wrong(file, 1, 'Data adds keys to the front matter, or takes some away')];
  const difference = differenceFrom(structureFor(neutral), outline.lines, notes);
  if (!difference) return [];
  const { line, received, expected } = difference;
  const message =
    expected === null
      ? `Data adds a line to the page: ${quote(received)}`
      : `Data changes the structure of this line: expected one like ${quote(expected)}, received ${quote(received)}`;
  return [wrong(file, line, message)];
}

function wrong({ path }: OutputFile, line: number, message: string): Verdict {
  return { message, hint: HINT, place: { file: path, line } };
}

const LONGEST = 120;

function quote(line: string): string {
  return JSON.stringify(line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line);
}

/** Apps of one structure share their neutral files. */
const structures = new WeakMap<OutputFile, Structure>();

function structureFor(file: OutputFile): Structure {
  const found = structures.get(file) ?? structureOf(file.text);
  structures.set(file, found);
  return found;
}

function sameKeys(one: FrontMatterValue, other: FrontMatterValue): boolean {
  if (typeof one === 'string' || typeof other === 'string') return typeof one === typeof other;
  const [a, b] = [entriesOf(one), entriesOf(other)];
  return (
    a.length === b.length &&
    a.every(([key, value], at) => key === b[at]?.[0] && sameKeys(value, b[at]?.[1] ?? ''))
  );
}

function entriesOf(value: FrontMatter | readonly (string | FrontMatter)[]): [string, FrontMatterValue][] {
  return Object.entries(value) as [string, FrontMatterValue][];
}
