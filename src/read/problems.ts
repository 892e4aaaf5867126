import type * as z from 'zod';
import { findNearest } from '../errors.ts';
import { spellOut } from '../text/characters.ts';
import { listKeysAt } from './listKeysAt.ts';
import type { Step } from './yaml.ts';

/** A schema issue in words, at a path of the parsed value. `onKey`: the key itself is wrong, not its value. */
export interface SchemaProblem {
  readonly path: readonly Step[];
  readonly onKey: boolean;
  readonly message: string;
  readonly hint?: string;
}

type Issue = z.core.$ZodIssue;

/** The parameter of an issue that is about the key at the end of its path. */
export const ON_KEY = 'onKey';
/** The parameter of an issue that says how to write what was meant. */
export const HINT = 'hint';

/** How many problems of one file are told. */
const TOLD = 20;

/**
 * The problems that a schema found, the first twenty of them: what was expected, what was received, what to write instead.
 * The last one says how many more there are.
 */
export function toSchemaProblems(error: z.ZodError, value: unknown, schema: z.ZodType): SchemaProblem[] {
  const told: SchemaProblem[] = [];
  let more = 0;
  for (const issue of withoutMeant(error.issues, schema)) {
    const room = TOLD - told.length;
    const parts = issue.code === 'unrecognized_keys' ? issue.keys.length : 1;
    more += Math.max(0, parts - room);
    if (room > 0) told.push(...problemsOf(issue, value, schema, room));
  }
  const last = told.at(-1);
  if (more > 0 && last)
    told[told.length - 1] = { ...last, message: `${last.message}; and ${more} more problems` };
  return told;
}

/** What follows from a key with a typing error is not told: that the key is missing, and what the map lacks as a whole. */
function withoutMeant(issues: readonly Issue[], schema: z.ZodType): readonly Issue[] {
  const maps = new Set<string>();
  const meant = new Set<string>();
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const path = toSteps(issue);
    maps.add(JSON.stringify(path));
    const known = listKeysAt(schema, path);
    for (const key of issue.keys) {
      const near = findNearest(key, known);
      if (near !== undefined) meant.add(JSON.stringify([...path, near]));
    }
  }
  return issues.filter((issue) => {
    const path = JSON.stringify(toSteps(issue));
    return !meant.has(path) && !(issue.code === 'custom' && maps.has(path));
  });
}

function toSteps({ path }: Issue): Step[] {
  return path.filter((step): step is Step => typeof step !== 'symbol');
}

function problemsOf(issue: Issue, root: unknown, schema: z.ZodType, most: number): SchemaProblem[] {
  const path = toSteps(issue);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.slice(0, most).map((key) => unknownKey([...path, key], key, listKeysAt(schema, path)));
  if (issue.code === 'invalid_key')
    return [{ path, onKey: true, message: tell(path, issue.issues[0]?.message ?? issue.message) }];
  if (issue.code === 'custom' && issue.params?.[ON_KEY] === true)
    return [{ path, onKey: true, message: tell(path, issue.message) }];
  const inside = issue.code === 'invalid_union' ? issuesInside(issue) : [];
  if (inside.length > 0)
    return inside
      .slice(0, most)
      .flatMap((each) => problemsOf({ ...each, path: [...path, ...each.path] }, root, schema, most));
  if (issue.code === 'invalid_union')
    return [{ path, onKey: false, message: tell(path, unionText(issue, valueAt(root, path))) }];
  const received = valueAt(root, path);
  if (received === undefined) {
    return [
      {
        path,
        onKey: false,
        message: `Missing key "${path.join('.')}": ${expectation(issue)}`,
        hint: `Add the line "${path.at(-1)}: …".`,
      },
    ];
  }
  return [
    {
      path,
      onKey: false,
      message: tell(
        path,
        `${expectation(issue)}, received ${isMeasured(issue, received) ? measure(received) : inWords(received)}`,
      ),
      ...hintFor(issue, received, listKeysAt(schema, path)),
    },
  ];
}

function isMeasured({ code }: Issue, received: unknown): boolean {
  return code === 'too_big' || (code === 'too_small' && Array.isArray(received));
}

/** The way to write what was meant, where that is plain. */
function hintFor(issue: Issue, received: unknown, keys: readonly string[]): { readonly hint?: string } {
  if (issue.code === 'custom' && typeof issue.params?.[HINT] === 'string')
    return { hint: issue.params[HINT] };
  if (issue.code !== 'invalid_type') return {};
  const word = typeof received === 'string' ? received.trim() : '';
  if (issue.expected === 'array' && word !== '')
    return { hint: `Write it in brackets, with commas: [${word}].` };
  return issue.expected === 'object' && keys.length > 0 ? { hint: `Its keys are ${keys.join(', ')}.` } : {};
}

/** What a reader of YAML calls the types that zod names. */
const TYPES: Readonly<Record<string, string>> = {
  object: 'keys with values ("key: value", indented below it)',
  record: 'keys with values ("key: value", indented below it)',
  array: 'a list ([one, two])',
  string: 'a text',
};

/** Of several forms, what is wrong inside the one that the value has: `{name: A, colour: b}` where a name or a map may stand. */
function issuesInside({ errors }: Extract<Issue, { code: 'invalid_union' }>): readonly Issue[] {
  const fitting = errors.find(
    (option) => !option.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
  );
  return (fitting ?? []).filter(({ code, path }) => path.length > 0 || code === 'unrecognized_keys');
}

/** Our own messages say "expected …"; what zod words itself is brought into that form. */
function expectation({ message }: Issue): string {
  const words = message.replace(/^Invalid (?:input|option): /, '').replace(/, received .*$/, '');
  return words.replace(
    /^expected (object|record|array|string)$/,
    (_, type: string) => `expected ${TYPES[type]}`,
  );
}

function unknownKey(path: readonly Step[], key: string, keys: readonly string[]): SchemaProblem {
  const near = findNearest(key, keys);
  const hint = near === undefined ? `The keys here are ${keys.join(', ')}.` : `Did you mean "${near}"?`;
  return { path, onKey: true, message: `Unknown key "${key}"`, hint };
}

function unionText(issue: Extract<Issue, { code: 'invalid_union' }>, received: unknown): string {
  const inner = issue.errors
    .flat()
    .find((each) => each.code === 'custom' || each.code === 'too_big' || each.code === 'too_small');
  const own = issue.message.startsWith('expected') ? issue.message : undefined;
  return `${inner?.message ?? own ?? 'expected a name, or a name with the list of what it holds ("Organization: [Membership]")'}, received ${inWords(received)}`;
}

/** What is said of a value by its path, or of the whole. */
function tell(path: readonly Step[], text: string): string {
  return path.length === 0 ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : `${path.join('.')}: ${text}`;
}

function valueAt(root: unknown, path: readonly Step[]): unknown {
  let value = root;
  for (const step of path)
    value = typeof value === 'object' && value !== null ? (value as Record<Step, unknown>)[step] : undefined;
  return value;
}

/** What is too long is told by its length; the text itself is where the finding points to. */
function measure(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'string' ? `${[...value].length}` : inWords(value);
}

function inWords(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a map';
  const lines = typeof value === 'string' ? value.trim().split('\n').length : 1;
  if (lines > 1) return `a text of ${lines} lines`;
  const text = spellOut(JSON.stringify(value) ?? 'nothing');
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text;
}
