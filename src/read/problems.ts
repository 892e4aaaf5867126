import type * as z from 'zod';
import { findNearest } from '../errors.ts';
import { listKeysAt } from './listKeysAt.ts';
import {
  OTHER_COLON,
  proposeFix,
  wordExpected,
  wordReceived,
  wordValue,
  type Issue,
  type Syntax,
} from './wordIssue.ts';
import { PLAIN_COLON } from './wordYamlError.ts';
import type { Step } from './yaml.ts';

/** A schema issue in words, at a path of the parsed value. `onKey`: the key itself is wrong, not its value. */
export interface SchemaProblem {
  readonly path: readonly Step[];
  readonly onKey: boolean;
  readonly message: string;
  readonly hint?: string;
}

/** The parameter of an issue that is about the key at the end of its path. */
export const ON_KEY = 'onKey';

/** How many problems of one file are told. */
const TOLD = 20;

/**
 * The problems that a schema found, the first twenty of them: what was expected, what was received, what to write instead.
 * The last one says how many more there are.
 */
export function toSchemaProblems(
  error: z.ZodError,
  value: unknown,
  schema: z.ZodType,
  syntax: Syntax = 'yaml',
): SchemaProblem[] {
  const refused = { value, schema, syntax };
  const told: SchemaProblem[] = [];
  let more = 0;
  for (const issue of withoutMeant(error.issues, schema)) {
    const room = TOLD - told.length;
    const parts = issue.code === 'unrecognized_keys' ? issue.keys.length : 1;
    more += Math.max(0, parts - room);
    if (room > 0) told.push(...problemsOf(issue, refused, room));
  }
  const last = told.at(-1);
  if (more > 0 && last)
    told[told.length - 1] = { ...last, message: `${last.message}; and ${more} more problems` };
  return told;
}

/**
 * What follows from something else is not told: of a key with a typing error that it is missing, and what the map lacks as a whole;
 * of a value of another type how long it is.
 */
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
  const mistyped = new Set(
    issues.flatMap((each) => (each.code === 'invalid_type' ? [JSON.stringify(toSteps(each))] : [])),
  );
  return issues.filter((issue) => {
    const path = JSON.stringify(toSteps(issue));
    if (issue.code !== 'invalid_type' && mistyped.has(path)) return false;
    return !meant.has(path) && !(issue.code === 'custom' && maps.has(path));
  });
}

function toSteps({ path }: Issue): Step[] {
  return path.filter((step): step is Step => typeof step !== 'symbol');
}

/** A value that a schema refuses, and how its file is written. */
interface RefusedValue {
  readonly value: unknown;
  readonly schema: z.ZodType;
  readonly syntax: Syntax;
}

function problemsOf(issue: Issue, refused: RefusedValue, most: number): SchemaProblem[] {
  const { value: root, schema, syntax } = refused;
  const path = toSteps(issue);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.slice(0, most).map((key) => unknownKey([...path, key], key, listKeysAt(schema, path)));
  if (issue.code === 'invalid_key') {
    const wanted = issue.issues[0]?.message ?? issue.message;
    return [{ path, onKey: true, message: tell(path, `${wanted}, received ${wordValue(path.at(-1))}`) }];
  }
  if (issue.code === 'custom' && issue.params?.[ON_KEY] === true)
    return [{ path, onKey: true, message: tell(path, issue.message) }];
  const inside = issue.code === 'invalid_union' ? issuesInside(issue) : [];
  if (inside.length > 0)
    return inside
      .slice(0, most)
      .flatMap((each) => problemsOf({ ...each, path: [...path, ...each.path] }, refused, most));
  if (issue.code === 'invalid_union')
    return [{ path, onKey: false, message: tell(path, unionText(issue, valueAt(root, path))) }];
  const received = valueAt(root, path);
  const expected = wordExpected(issue, syntax);
  if (received === undefined)
    return [
      {
        path,
        onKey: false,
        message: `Missing key "${path.join('.')}": ${expected}`,
        ...(syntax === 'yaml' && { hint: `Add the line "${path.at(-1)}: …".` }),
      },
    ];
  const hint = proposeFix(issue, received, listKeysAt(schema, path), syntax);
  const message = tell(path, `${expected}, received ${wordReceived(issue, received, syntax)}`);
  return [{ path, onKey: false, message, ...(hint !== undefined && { hint }) }];
}

/** Of several forms, what is wrong inside the one that the value has: `{name: A, colour: b}` where a name or a map may stand. */
function issuesInside({ errors }: Extract<Issue, { code: 'invalid_union' }>): readonly Issue[] {
  const fitting = errors.find(
    (option) => !option.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
  );
  return (fitting ?? []).filter(({ code, path }) => path.length > 0 || code === 'unrecognized_keys');
}

function unknownKey(path: readonly Step[], key: string, keys: readonly string[]): SchemaProblem {
  const near = findNearest(key, keys);
  const way = near === undefined ? `The keys here are ${keys.join(', ')}.` : `Did you mean "${near}"?`;
  return {
    path,
    onKey: true,
    message: `Unknown key "${key}"`,
    hint: OTHER_COLON.test(key) ? PLAIN_COLON : way,
  };
}

function unionText(issue: Extract<Issue, { code: 'invalid_union' }>, received: unknown): string {
  const inner = issue.errors
    .flat()
    .find((each) => each.code === 'custom' || each.code === 'too_big' || each.code === 'too_small');
  const own = issue.message.startsWith('expected') ? issue.message : undefined;
  return `${inner?.message ?? own ?? 'expected a name, or a name with the list of what it holds ("Organization: [Membership]")'}, received ${wordValue(received)}`;
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
