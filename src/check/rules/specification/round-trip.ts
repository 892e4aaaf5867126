import type { FrontMatter, FrontMatterValue, OutputFile } from '../../../model/files.ts';
import { readFrontMatter, isMap, type FrontMatterText } from '../../frontMatter.ts';
import type { DataValue } from '../../plainFrontMatter.ts';
import type { Rule, Verdict } from '../../../model/rule.ts';

export const roundTrip: Rule = {
  name: 'specification/round-trip',
  level: 'error',
  about:
    'Two YAML parsers read back from front matter, and from `agents/openai.yaml`, exactly the keys and values that were meant.',
  why: 'Parsers differ: of `"a\\"` one makes `a"` and another an error, and what is a value to the writer may be a key to a reader. A category with a line break in it would otherwise add `allowed-tools` to a page, which pre-approves commands.',
  bad: {
    page: '---\nname: "acme"\ndescription: Acme Orders: all of them\n---\n\n# Acme Orders\n',
  },
  good: {},
  excusable: false,
  ofApp: ({ files }) =>
    files.flatMap((file) => (file.meant === undefined ? [] : verdictsOn(file, file.meant))),
};

function verdictsOn(file: OutputFile, meant: FrontMatter): Verdict[] {
  const head = readFrontMatter(file);
  const problem = head === null ? 'There is no front matter' : problemOf(head, meant);
  if (problem === null) return [];
  return [
    {
      message: problem,
      hint: 'Values are written by src/render/frontMatter.ts; if data came through unharmed by it, report the value.',
      place: { file: file.path, line: 1 },
    },
  ];
}

function problemOf({ parsed }: FrontMatterText, meant: FrontMatter): string | null {
  for (const [parser, result] of Object.entries(parsed)) {
    if (!result.ok) return `The parser ${parser} cannot read the front matter: ${result.message}`;
    const path = differenceAt(result.value, meant, []);
    if (path !== null)
      return `The parser ${parser} does not read what was meant at ${path.join('.') || 'the top'}`;
  }
  return null;
}

/** The path of the first value that differs. */
function differenceAt(
  read: DataValue | undefined,
  meant: FrontMatterValue | undefined,
  path: readonly string[],
): readonly string[] | null {
  if (typeof meant === 'string' || meant === undefined) return read === meant ? null : path;
  const isList = Array.isArray(meant);
  if (isList ? !Array.isArray(read) : !isMap(read)) return path;
  const [a, b] = [Object.entries(read as object), Object.entries(meant)];
  if (a.length !== b.length) return path;
  for (const [at, [key, value]] of b.entries()) {
    const [readKey, readValue] = a[at] as [string, DataValue];
    const difference = key === readKey ? differenceAt(readValue, value, [...path, key]) : [...path, key];
    if (difference !== null) return difference;
  }
  return null;
}
