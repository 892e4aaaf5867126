import { readFrontMatter, isMap, locateKey, pickValues, type FrontMatterText } from '../../frontMatter.ts';
import type { DataValue } from '../../plainFrontMatter.ts';
import type { Document, Rule, Verdict } from '../../../model/rule.ts';
import { findSkills } from '../../skills.ts';
import { findBodyStart } from '../../../text/markdown.ts';

/** https://agentskills.io/specification: the only keys that a SKILL.md may have. */
const KEYS = ['name', 'description', 'license', 'compatibility', 'metadata', 'allowed-tools'];
const REQUIRED = ['name', 'description'];
const COMPATIBILITY = 500;
const FLOW = /^ *(?:- )?[\w-]+: *[{[]/m;

export const frontMatter: Rule = {
  name: 'specification/front-matter',
  level: 'error',
  about:
    'A page begins with front matter in block style that has only the six keys of the Agent Skills specification: strings, and metadata that maps strings to strings.',
  why: 'Strict clients skip a skill with any other key (Agent Plugins 1.0.0, section 7.1; 3,037 of the 3,074 published pages have some). A byte-order mark makes five of eleven measured clients, Codex and Gemini among them, see no front matter; `skills-ref`, the reference validator, rejects `{…}` in it and takes the first `---` anywhere in it for its end.',
  bad: {
    page: '---\nname: "acme"\ndescription: "Orders."\nhomepage: "https://acme.example/"\n---\n\n# Acme Orders\n',
  },
  good: {
    page: '---\nname: "acme"\ndescription: "Orders."\nmetadata:\n  author: "Acme"\n---\n\n# Acme Orders\n',
  },
  excusable: false,
  ofFiles: ({ documents }) =>
    findSkills(documents).flatMap(({ page }) => (FOR_SKILLHUB.test(page.file.path) ? [] : verdictsOn(page))),
};

/** SkillHub has keys of its own and reads no block style; `skillhub/front-matter` judges them. */
const FOR_SKILLHUB = /^skillhub[/-]/;

/** Outputs whose pages say in `metadata.openclaw` what OpenClaw has to have for them: a map, which clients leave unread. */
const FOR_OPENCLAW = /^(?:clawhub|skills-http)[/-]/;

function verdictsOn({ file, outline }: Document): Verdict[] {
  const verdict = (line: number, message: string): Verdict => ({
    message,
    hint: 'Front matter is made in src/render/outputs/page.ts from catalog.yaml and the descriptor; fix the value that it is made of.',
    place: { file: file.path, line },
  });
  const head = readFrontMatter(file);
  if (head === null) return [verdict(1, firstLineProblem(file.text))];
  const problems = [...textProblems(head), ...keyProblems(head, FOR_OPENCLAW.test(file.path))];
  return [
    ...problems.map(([key, message]) => verdict(locateKey(head, key), message)),
    ...secondHead(file.path, outline.lines),
  ];
}

/** What is said of a page whose template has front matter, too. */
export const SECOND_HEAD = 'A second front matter stands below that of the page';

/** A template that has front matter itself: below that of the page it is a line, and a heading. */
function secondHead(file: string, lines: readonly string[]): Verdict[] {
  const start = findBodyStart(lines);
  const first = lines.findIndex((line, at) => at >= start && line !== '');
  const isHead = lines[first] === '---' && /^[\w-]+:/.test(lines[first + 1] ?? '');
  if (start === 0 || !isHead || !lines.includes('---', first + 1)) return [];
  return [
    {
      message: SECOND_HEAD,
      hint: 'Remove it from the template: the front matter of a page is made of app.md and catalog.yaml.',
      place: { file, line: first + 1 },
    },
  ];
}

function firstLineProblem(text: string): string {
  return text.startsWith('\uFEFF')
    ? 'The page begins with a byte-order mark, expected "---"'
    : 'The page has no front matter: expected "---" in its first line and again behind the keys';
}

/** Each with the key that it is about. */
type FieldProblem = readonly [key: string, message: string];

function textProblems({ yaml }: FrontMatterText): FieldProblem[] {
  if (!yaml.includes('---') && !FLOW.test(yaml)) return [];
  const problems: FieldProblem[] = [];
  for (const line of yaml.split('\n')) {
    const key = line.slice(0, Math.max(line.indexOf(':'), 0));
    if (line.includes('---'))
      problems.push([key, 'The front matter holds "---", which the reference validator takes for its end']);
    if (FLOW.test(line))
      problems.push([key, `${key.trim()}: expected block style, received a map or list in brackets`]);
  }
  return problems;
}

function keyProblems(head: FrontMatterText, forOpenClaw: boolean): FieldProblem[] {
  const values = pickValues(head);
  const missing = REQUIRED.filter((key) => values[key] === undefined || values[key] === '');
  return [
    ...missing.map((key): FieldProblem => [key, `The front matter has no ${key}`]),
    ...Object.entries(values).flatMap(([key, value]): FieldProblem[] =>
      KEYS.includes(key)
        ? valueProblems(key, value, forOpenClaw)
        : [[key, `"${key}" is not a key of the Agent Skills specification: ${KEYS.join(', ')}`]],
    ),
  ];
}

function valueProblems(key: string, value: DataValue, forOpenClaw: boolean): FieldProblem[] {
  if (key === 'metadata')
    return isMap(value) &&
      Object.entries(value).every(
        ([name, each]) => typeof each === 'string' || (forOpenClaw && name === 'openclaw'),
      )
      ? []
      : [[key, 'metadata: expected a map of strings to strings']];
  if (typeof value !== 'string')
    return [[key, `${key}: expected a string, received ${JSON.stringify(value)}`]];
  return key === 'compatibility' && value.length > COMPATIBILITY
    ? [[key, `compatibility: expected at most ${COMPATIBILITY} characters, received ${value.length}`]]
    : [];
}
