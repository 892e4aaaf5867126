import { findNearest } from '../../errors.ts';
import { cutText } from '../../text/cutText.ts';

interface Problem {
  /** Keys that lead to the value. */
  readonly path: readonly string[];
  readonly text: string;
}

/** Problems that one answer tells. */
const TOLD = 5;
const LONGEST = 200;
/** What only says that something within is wrong. */
const OUTER =
  /^(?:Property ".*" does not match schema|Items did not match (?:additional items )?schema|A subschema had errors|Instance does not match every subschema)\.$/s;
const ADDITIONAL = /^Property "(.*)" does not match additional properties schema\.$/s;
/** Of a property that is not known, and of one whose value is wrong besides. */
const FALSE = 'False boolean schema.';

const WORDS: readonly (readonly [RegExp, (...found: string[]) => string])[] = [
  [
    /^Instance type "(.*?)" is invalid\. Expected "(.*)"\.$/s,
    (received, expected) => `expected ${expected.replaceAll('", "', ' or ')}, received ${received}`,
  ],
  [/^Instance does not have required property "(.*)"\.$/s, (name) => `"${name}" is missing`],
  [/^Instance does not match any of (.*)\.$/s, (values) => `expected one of ${values}`],
  [/^Instance does not match ((?!every |exactly |"then|"else).*)\.$/s, (value) => `expected ${value}`],
  [
    /^String is too short \((\d+) < (\d+)\)\.$/,
    (is, least) => `${is} characters, expected at least ${least}`,
  ],
  [/^String is too long \((\d+) > (\d+)\)\.$/, (is, most) => `${is} characters, expected at most ${most}`],
  [/^(.*) is less than (.*)\.$/s, (is, least) => `expected at least ${least}, received ${is}`],
  [/^(.*) is greater than (.*)\.$/s, (is, most) => `expected at most ${most}, received ${is}`],
];

/** What a validator says, as a model can act on it: which inputs are wrong, what they should be, which there are. */
export function wordProblems(message: string, inputs: readonly string[]): string {
  const all = readProblems(message);
  const told = [...new Set(all.flatMap((problem) => wordProblem(problem, all, inputs)))];
  const shown = told.slice(0, TOLD).map((text) => cutText(text, LONGEST));
  const more = told.length > TOLD ? [`${told.length - TOLD} more`] : [];
  return [...shown, ...more].join('; ') || 'it does not fit the schema';
}

/** `#/lines/0: …; #: …` */
function readProblems(message: string): Problem[] {
  return message.split(/; (?=#(?:\/\S*)?: )/).flatMap((part) => {
    const [, path = '', text = ''] = /^#((?:\/\S*)?): (.*)$/s.exec(part) ?? [];
    return text === '' ? [] : [{ path: path.split('/').slice(1).map(decode), text }];
  });
}

/** A step of a JSON pointer as a fragment (RFC 6901), which has no spaces. */
function decode(step: string): string {
  return decodeURI(step).replaceAll('~1', '/').replaceAll('~0', '~');
}

function wordProblem({ path, text }: Problem, all: readonly Problem[], inputs: readonly string[]): string[] {
  const where = path.length === 0 ? '' : `${path.join('.')}: `;
  if (text === FALSE || OUTER.test(text)) return [];
  const [, name] = ADDITIONAL.exec(text) ?? [];
  if (name !== undefined)
    return isWrong([...path, name], all) ? [] : [`${where}${wordUnknown(name, path, inputs)}`];
  for (const [pattern, word] of WORDS) {
    const [found, ...values] = pattern.exec(text) ?? [];
    if (found !== undefined) return [where + word(...values)];
  }
  return [`${where}${text.replace(/\.$/, '')}`];
}

/** True where something else is told of the value, or of what is in it. */
function isWrong(path: readonly string[], all: readonly Problem[]): boolean {
  return all.some(
    (other) =>
      other.text !== FALSE &&
      other.path.length >= path.length &&
      path.every((step, at) => other.path[at] === step),
  );
}

function wordUnknown(name: string, path: readonly string[], inputs: readonly string[]): string {
  const nearest = path.length === 0 ? findNearest(name, inputs) : undefined;
  if (nearest !== undefined) return `there is no input "${name}"; did you mean "${nearest}"?`;
  return path.length === 0
    ? `there is no input "${name}", only ${inputs.join(', ') || 'none'}`
    : `there is no "${name}"`;
}
