import matter from 'gray-matter';
import { MARK } from './byteOrderMark.ts';
import { findDamage } from '../text/damage.ts';
import { locatePosition, START } from '../text/position.ts';
import { findLeftConflict, parseYaml, type Problem } from './yaml.ts';

/** A text split into front matter and body; `data` is what the YAML says, unchecked. */
export interface SplitFrontMatter {
  readonly data: unknown;
  readonly body: string;
  /** The YAML between the dashes. Its line 1 is the file's line 1, so positions need no shift. */
  readonly yaml: string;
  /** The line of the file on which the body begins. */
  readonly bodyLine: number;
}

/** The parts of a text, or the first problem of its YAML. */
export type FrontMatterResult =
  | { readonly ok: true; readonly value: SplitFrontMatter }
  | { readonly ok: false; readonly problem: Problem };

class YamlProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** gray-matter falls back to `javascript` for every alias of it, and would run the front matter as code. */
function refuse(): never {
  throw new YamlProblem({ message: 'Only YAML front matter is read', at: START });
}

/** Always passed: without options gray-matter caches by content and returns `{}` for a text that failed once. */
const OPTIONS = {
  language: 'yaml',
  engines: {
    yaml: {
      parse: (text: string): object => {
        const parsed = parseYaml(text);
        if (!parsed.ok) throw new YamlProblem(parsed.problem);
        return parsed.value as object;
      },
      stringify: refuse,
    },
    javascript: { parse: refuse, stringify: refuse },
    json: { parse: refuse, stringify: refuse },
  },
};

/** Splits a Markdown file with YAML front matter; the only place that calls gray-matter. */
export function splitFrontMatter(source: string): FrontMatterResult {
  const text = normaliseText(source);
  const shape = checkShape(text);
  if (shape) return { ok: false, problem: shape };
  try {
    const file = matter(text, OPTIONS);
    const { data, content: body, matter: yaml } = file;
    const { line: bodyLine } = locatePosition(text, text.length - body.length);
    return { ok: true, value: { data, body, yaml, bodyLine } };
  } catch (error) {
    if (error instanceof YamlProblem) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** Line ends as `\n`, no byte order mark. */
export function normaliseText(source: string): string {
  const text = source.startsWith(MARK) ? source.slice(1) : source;
  return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
}

function checkShape(text: string): Problem | undefined {
  const end = text.indexOf('\n');
  const first = end === -1 ? text : text.slice(0, end);
  const strange = findDamage(text) ?? findLeftConflict(text);
  if (strange) return strange;
  if (first.startsWith('---\r'))
    return {
      message: 'The lines end with a carriage return alone (CR), as on old Macs',
      hint: 'Save it with line ends LF, in VS Code at the bottom right.',
      at: { line: 1, column: 4 },
    };
  if (first !== '---') {
    const tagged = first.startsWith('---');
    return {
      message: tagged
        ? `Expected a first line of "---" alone, received "${first.slice(0, 40)}"`
        : 'Expected front matter: the first line must be "---"',
      at: { line: 1, column: tagged ? 4 : 1 },
    };
  }
  if (!/\n---[ \t]*(?:\n|$)/.test(text))
    return { message: 'The front matter is not closed: expected a line of "---" after it', at: START };
  return undefined;
}
