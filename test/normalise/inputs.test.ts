import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ROOT } from '../support/catalogs.ts';
import { toldOf, type ActionInputs, type InputRow } from '../support/inputTables.ts';
import { SchemaReading, stepsOf, type Step } from '../support/schemaReading.ts';

/** What the table tells of one schema: `path | type | required | meaning | allowed values`. */
function tableOf(schema: unknown): string[] {
  const [told] = toldOf([schema]);
  return (told?.rows ?? []).map(({ path, type, required, meaning, allowed }) =>
    [path, type, required, meaning, allowed]
      .map((cell) => cell.trim())
      .join(' | ')
      .trimEnd(),
  );
}

/** What stands around the table. */
function proseOf(schema: unknown): string[] {
  return toldOf([schema])[0]?.prose.slice(1) ?? [];
}

const object = (properties: object, ...required: string[]): object => ({
  type: 'object',
  properties,
  required,
});

test('what a field means is told without the HTML or Markdown that it is written in', () => {
  const schema = object({
    log: { type: 'string', description: '<p>The <em>crew&#39;s</em> log.</p><ul><li>of a day</li></ul>' },
    berth: { type: 'string', description: 'As <harbour>/<number>' },
    crane: {
      type: 'string',
      description: '**Which** one: `left` or *right*, not 2*3; [more](https://a.example/b)',
    },
  });
  expect(tableOf(schema)).toEqual([
    "log | string | no | The crew's log. of a day. |",
    'berth | string | no | As <harbour>/<number>. |',
    'crane | string | no | Which one: left or right, not 2*3; more. |',
  ]);
});

test('whole numbers that a reader of JSON rounds are not told as if they were exact', () => {
  const schema = JSON.parse(`{ "type": "object", "properties": {
    "tonnage": { "type": "integer", "format": "int64", "minimum": 0, "maximum": 9223372036854775807 },
    "ship": { "type": "integer", "enum": [3, 17841405822304915] },
    "wei": { "type": "integer", "minimum": 1, "maximum": 100000000000000000001 },
    "safe": { "type": "integer", "maximum": 9007199254740991, "default": -9007199254740991 } } }`);
  const untold = 'Not told here, conditions: read inputSchema.';
  expect(tableOf(schema)).toEqual([
    'tonnage | integer (int64) | no |  | at least 0',
    `ship | integer | no | ${untold} |`,
    `wei | integer | no | ${untold} | at least 1`,
    'safe | integer | no | Default: -9007199254740991. | at most 9007199254740991',
  ]);
});

test('what one alternative lists is told with what the others take', () => {
  const schema = object({
    tide: { oneOf: [{ enum: ['ebb', 'flood'] }, { type: 'integer', minimum: 1 }, { type: 'null' }] },
    crew: {
      anyOf: [
        { type: 'string', const: 'all' },
        { type: 'array', items: { type: 'string' } },
      ],
    },
    flags: { anyOf: [{ enum: ['x', 'y'] }, { type: 'array', items: { enum: ['x', 'y'] } }] },
    code: { anyOf: [{ type: 'string', enum: ['none'] }, { type: 'string' }] },
  });
  expect(tableOf(schema)).toEqual([
    'tide | string or integer or null | no |  | ebb, flood; or of type integer; integer: at least 1',
    'crew | string or list of string | no |  | all; or of type list',
    'flags | string or list of string | no |  | x, y',
    'code | string | no |  | none; or of type string',
  ]);
});

test('what a table has no words for is said not to be told', () => {
  const schema = object({
    ref: {
      anyOf: [
        { type: 'string', pattern: '^B-' },
        { type: 'string', format: 'uuid' },
      ],
    },
    mark: { type: 'string', pattern: `^(?:${'berth|'.repeat(30)}quay)$` },
    image: { type: 'string', contentEncoding: 'base64' },
  });
  expect(tableOf(schema)).toEqual([
    'ref | string or string (uuid) | no | Not told here, conditions: read inputSchema. |',
    'mark | string | no | It has a long pattern: read inputSchema. |',
    'image | string (base64) | no |  |',
  ]);
  const UNTOLD = 'Not told here, conditions: read inputSchema in step 5.';
  const { properties } = schema as { properties: object };
  expect(proseOf({ properties, maxProperties: 1 })).toContain(UNTOLD);
  expect(proseOf({ properties, minProperties: 2, required: ['ref'] })).toContain(UNTOLD);
  expect(proseOf({ properties, minProperties: 1, required: ['ref'] })).not.toContain(UNTOLD);
});

test('fields are told with their types, what they mean and what they take', () => {
  const schema = object(
    {
      level: { type: 'string', enum: ['low', 'high'], allowCustom: true, default: 'low' },
      board: { type: 'string', referenceRecords: [{ id: 'b1', name: 'Roadmap' }, { id: 'b2' }] },
      password: { type: 'string', isSensitive: true, default: 'hunter2' },
      from: { type: 'string', default: { $var: '$.user.email' } },
      id: { type: 'string', readOnly: true },
      made: {
        allOf: [
          { type: 'string', readOnly: true },
          { type: 'string', readOnly: true },
        ],
      },
      to: {
        type: 'array',
        items: { type: 'string', format: 'email' },
        description: 'Recipients',
        minItems: 1,
      },
      owner: { $ref: 'schemas/user' },
      city: { type: 'string', enum: ['Austin, TX', 'Boston, MA'] },
      note: { type: 'string', default: '', maxLength: 255 },
      kind: { const: 'invoice' },
      state: { enum: ['on', null, 1, '1', 'and 3 more'] },
      fields: {
        type: 'array',
        items: { type: 'string', description: 'A field.', enum: ['number', 'title'] },
      },
      page: { type: 'integer', minimum: 1, maximum: 100, nullable: true },
      code: { type: 'string', pattern: '^[A-Z]{2}$', deprecated: true },
      filter: { type: 'object', default: { all: true } },
      broken: 'not a schema',
    },
    'to',
    'undeclared',
  );
  expect(tableOf(schema)).toEqual([
    'to | list of string (email) | yes | Recipients. | at least 1 item',
    'undeclared | any | yes |  |',
    'level | string | no | Default: low. | low, high; or any other',
    'board | string | no |  | b1 (Roadmap), b2',
    'password | string | no | Sensitive: do not print or log it. |',
    'from | string | no | Default: computed from $.user.email. |',
    'owner | schemas/user | no |  |',
    'city | string | no |  | Austin, TX, Boston, MA',
    'note | string | no | Default: "". | at most 255 characters',
    'kind | string | no |  | invoice',
    'state | string or number or null | no |  | on, null, 1, "1", and 3 more',
    'fields | list of string | no | A field. | number, title',
    'page | integer or null | no |  | 1 to 100',
    'code | string | no | Deprecated. Matches ^[A-Z]{2}$. |',
    'filter | object | no | Default: {"all":true}. |',
    'broken | any | no |  |',
  ]);
  expect(toldOf([schema])[0]?.rows.find(({ path }) => path === 'city')?.values).toEqual([
    'Austin, TX',
    'Boston, MA',
  ]);
});

test('what is said of one alternative is told of that one', () => {
  const pace = { oneOf: [{ const: 'slow' }, { const: 'fast', description: 'Costs more.' }] };
  const who = { anyOf: [{ type: 'string' }, { title: 'Crew', type: 'object', description: 'All of them.' }] };
  const berth = { oneOf: ['By name.', 'By number.'].map((description) => ({ type: 'string', description })) };
  expect(tableOf(object({ pace, who, berth }))).toEqual([
    'pace | string | no | fast: Costs more. | slow, fast',
    'who | string or object | no | Crew: All of them. |',
    'berth | string | no | By name. Or: By number. |',
  ]);
});

test('references, also of schemas to themselves, are followed', () => {
  const schema = {
    ...object(
      {
        query: { $ref: '#/$defs/Query', description: 'What to look for.' },
        tree: { $ref: '#/definitions/Node' },
      },
      'query',
    ),
    $defs: { Query: object({ text: { type: 'string' }, limit: { type: 'integer', default: 20 } }, 'text') },
    definitions: {
      Node: object(
        { name: { type: 'string' }, children: { type: 'array', items: { $ref: '#/definitions/Node' } } },
        'name',
      ),
    },
  };
  expect(tableOf(schema)).toEqual([
    'query | object | yes | What to look for. |',
    'query.text | string | yes |  |',
    'query.limit | integer | no | Default: 20. |',
    'tree | object | no |  |',
    'tree.name | string | yes |  |',
    'tree.children | list of object | no | Has the same fields inside as tree. |',
  ]);
  const stray = object({ a: { $ref: '#/$defs/A', $defs: { A: object({ b: { type: 'string' } }, 'b') } } });
  expect(tableOf(stray)).toEqual(['a | object | no |  |', 'a.b | string | yes |  |']);
  expect(tableOf({ ...object({ more: { $ref: '#' } }), title: 'Filter' })).toEqual([
    'more | object | no | Filter. Has the same fields inside as the whole input. |',
  ]);
  // What stands elsewhere is not known, and an address is no type.
  for (const $ref of ['#/$defs/Nowhere', 'https://schemas.example/x.json', 'urn:x:y', '//schemas.example/x'])
    expect(tableOf(object({ lost: { $ref } }))).toEqual([
      'lost | any | no | Not told here, conditions: read inputSchema. |',
    ]);
});

test('alternatives are told as alternatives', () => {
  const text = { type: 'string' };
  const schema = object({
    labels: { type: 'array', items: { oneOf: [text, object({ name: text }, 'name')] } },
    target: { oneOf: [text, { type: 'integer' }] },
    contact: { allOf: [object({ email: text }, 'email'), { description: 'The contact.' }] },
    filter: { anyOf: [object({ field: text }, 'field'), { type: 'null' }] },
    pay: {
      oneOf: [
        { title: 'Card', ...object({ type: { const: 'card' }, number: text, cvc: text }, 'type', 'number') },
        { title: 'Bank', ...object({ type: { const: 'bank' }, iban: text }, 'type', 'iban') },
      ],
    },
  });
  expect(tableOf(schema)).toEqual([
    'labels | list of (string or object) | no |  |',
    'labels[].name | string | yes |  |',
    'target | string or integer | no |  |',
    'contact | object | no | The contact. |',
    'contact.email | string | yes |  |',
    'filter | object or null | no |  |',
    'filter.field | string | yes |  |',
    'pay | object | no |  |',
    'pay.type | string | yes |  | card, bank',
    'pay.number | string | no |  |',
    'pay.iban | string | no |  |',
    'pay.cvc | string | no |  |',
  ]);
  expect(proseOf(schema)).toEqual([
    'In pay, one of:',
    'Card: pay.type = card, pay.number; optional pay.cvc',
    'Bank: pay.type = bank, pay.iban',
  ]);
  const either = {
    ...object({ email: text, phone: text }),
    anyOf: [{ required: ['email'] }, { required: ['phone'] }],
  };
  expect(tableOf(either)).toEqual(['email | string | no |  |', 'phone | string | no |  |']);
  expect(proseOf(either)).toEqual(['At least one of:', 'email', 'phone']);
  expect(proseOf({ oneOf: [object({ email: text }, 'email'), object({ phone: text }, 'phone')] })).toEqual([
    'One of:',
    'email',
    'phone',
  ]);
});

test('lists, maps and odd names have paths that mean one thing', () => {
  const text = { type: 'string' };
  const schema = object({
    values: { type: 'array', items: { type: 'array', items: object({ at: text }, 'at') } },
    meta: { type: 'object', additionalProperties: object({ colour: text }, 'colour') },
    tags: { type: 'object', additionalProperties: text },
    pair: { type: 'array', prefixItems: [text, object({ x: text })] },
    'a.b': object({ 'c[]': text }),
    '': text,
    '*': text,
    'p|q': text,
    'z\u200bw': text,
    'first name': text,
  });
  expect(tableOf(schema).map((row) => row.split(' | ').slice(0, 2).join(' | '))).toEqual([
    'values | list of list of object',
    'values[][].at | string',
    'meta | map of object',
    'meta.*.colour | string',
    'tags | map of string',
    'pair | list of string, then object',
    'pair[0] | string',
    'pair[1] | object',
    'pair[1].x | string',
    '["a.b"] | object',
    '["a.b"]["c[]"] | string',
    '[""] | string',
    '["*"] | string',
    'p|q | string',
    '["z\\u200bw"] | string',
    'first name | string',
  ]);
});

test('an input without fields, or of any fields, is told as such', () => {
  expect(proseOf({ type: 'object' })).toEqual(['It takes no input.']);
  expect(proseOf({ type: 'object', additionalProperties: false })).toEqual(['It takes no input.']);
  expect(proseOf({ type: 'object', additionalProperties: true })).toEqual(['It takes any fields.']);
  expect(proseOf({ type: 'object', additionalProperties: { type: 'string' } })).toEqual([
    'It takes any fields, each of the type string.',
  ]);
  expect(proseOf({ ...object({ a: { type: 'string' } }), additionalProperties: true })).toEqual([
    'It takes any other fields.',
  ]);
  expect(proseOf({ type: 'array', items: object({ a: { type: 'string' } }), description: 'Rows' })).toEqual([
    'The whole input is: list of object. Rows.',
  ]);
  expect(tableOf({ type: 'array', items: object({ a: { type: 'string' } }) })).toEqual([
    '[].a | string | no |  |',
  ]);
});

test('required fields are never cut, and what is cut is counted', () => {
  const many = (count: number): object =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}`, { type: 'string' }]));
  const wide = object({ ...many(100), last: { type: 'string' } }, 'last');
  expect(tableOf(wide)[0]).toBe('last | string | yes |  |');
  expect(tableOf(wide)).toHaveLength(80);
  expect(proseOf(wide)).toEqual(['Not told here, 21 more optional fields: read inputSchema in step 5.']);
  expect(tableOf(object(many(200), ...Object.keys(many(200))))).toHaveLength(200);
  const deep = object(
    { a: object({ b: object({ c: object({ d: object({ e: {} }, 'e') }, 'd') }, 'c') }, 'b') },
    'a',
  );
  expect(tableOf(deep).at(-1)).toBe('a.b.c.d.e | any | yes |  |');
  const nested = object({ a: object(many(90)), ...many(70) });
  expect(tableOf(nested).find((row) => row.startsWith('a |'))).toContain(
    'Not told here, 81 more optional fields',
  );
  const values = object({ a: { enum: Array.from({ length: 50 }, (_, at) => at) } });
  expect(tableOf(values)[0]).toMatch(/38, 39 and 10 more: read inputSchema$/);
  expect(proseOf({ ...object({ a: {} }), dependentRequired: { a: ['b'] } })).toEqual([
    'Not told here, conditions: read inputSchema in step 5.',
  ]);
});

test('a schema that grows without end is told up to a limit', () => {
  const twice = (name: string): object => object({ a: { $ref: name }, b: { $ref: name } }, 'a', 'b');
  const defs = Object.fromEntries(
    Array.from({ length: 40 }, (_, at) => [`D${at}`, twice(`#/$defs/D${at + 1}`)]),
  );
  const told = tableOf({ ...object({ start: { $ref: '#/$defs/D0' } }, 'start'), $defs: defs });
  expect(told.length).toBeLessThanOrEqual(1000);
  expect(told.some((row) => /Not told here, \d more required field/.test(row))).toBe(true);
});

/** What is wrong with what is told of a schema, in words. */
function problemsOf(schema: unknown, { rows, prose }: ActionInputs): string[] {
  const reading = new SchemaReading(schema);
  const told = new Set(rows.map(({ path }) => JSON.stringify(stepsOf(path))));
  const root = { steps: [], words: prose.join(' ') };
  // What is inside these is told elsewhere.
  const again = rows
    .filter(({ meaning }) => /Has the same fields inside as/.test(meaning))
    .map(({ path }) => path);
  const own = rows.filter(({ path }) => !again.some((each) => path.startsWith(each)));
  const places = [root, ...own.map((row) => ({ steps: stepsOf(row.path), words: row.meaning }))];
  return [
    ...rows.flatMap((row) => problemsOfRow(row, reading, !own.includes(row))),
    ...places.flatMap(({ steps, words }) => problemsInside(steps, words, told, reading)),
    ...(told.size === rows.length ? [] : ['a path is named twice']),
  ];
}

function problemsOfRow({ path, required }: InputRow, reading: SchemaReading, elsewhere: boolean): string[] {
  const steps = stepsOf(path);
  if (reading.at(steps).length === 0) return [`${path} is not there`];
  const last = steps.at(-1);
  if (!last || !('name' in last) || elsewhere) return [];
  const around = reading.at(steps.slice(0, -1));
  const needed = new Set(around.map((each) => reading.needs(each, last.name)));
  if (required === 'yes' && !needed.has(true)) return [`${path} is told to be required`];
  return required === 'no' && !needed.has(false) ? [`${path} is told to be optional`] : [];
}

/** Fields of a place that are neither named nor counted. */
function problemsInside(
  steps: readonly Step[],
  words: string,
  told: ReadonlySet<string>,
  reading: SchemaReading,
): string[] {
  const missing = containersIn(steps, reading).flatMap((container) => {
    const schemas = reading.at(container);
    const names = new Set(schemas.flatMap((schema) => [...reading.names(schema)]));
    return [...names]
      .filter((name) => !told.has(JSON.stringify([...container, { name }])))
      .map((name) => ({ name, required: schemas.some((schema) => reading.needs(schema, name)) }));
  });
  const lost = missing
    .filter(({ required }) => required)
    .map(({ name }) => `${name} in ${JSON.stringify(steps)} is required`);
  const counted = Number(/(\d+) more optional field/.exec(words)?.[1] ?? 0);
  const optional = missing.length - lost.length;
  return counted === optional
    ? lost
    : [
        ...lost,
        `${optional} optional fields are missing in ${JSON.stringify(steps)}, ${counted} are told to be`,
      ];
}

/** A place, and the lists and maps in it that have no row of their own. */
function containersIn(steps: readonly Step[], reading: SchemaReading, depth = 0): (readonly Step[])[] {
  if (depth > 4) return [];
  const held = (['[]', '*'] as const).map((each) => [...steps, { held: each }]);
  return [
    steps,
    ...held
      .filter((each) => reading.at(each).length > 0)
      .flatMap((each) => containersIn(each, reading, depth + 1)),
  ];
}

const NAMES = [
  'a',
  'b',
  'c',
  'first name',
  'a.b',
  'x[0]',
  'y[]',
  '*',
  '',
  ' e ',
  'p|q',
  '`t`',
  'q"r',
  'b\\s',
  'constructor',
  '__proto__',
  'größe',
  'e\u0301',
  'z\u200bw',
  '_id',
  '$top',
  '1',
  'type',
];

/** Schemas of the dialect: objects, lists, maps, references, alternatives, and what is said of values. */
const { schema: anySchema } = fc.letrec((tie) => {
  const name = fc.constantFrom(...NAMES);
  const inner = tie('schema') as fc.Arbitrary<Record<string, unknown>>;
  const value = fc.oneof(
    fc.record(
      {
        type: fc.constantFrom('string', 'integer', 'boolean', 'number'),
        description: fc.constantFrom('What it is.', '', 'A | b.'),
      },
      { requiredKeys: ['type'] },
    ),
    fc.record({
      enum: fc.uniqueArray(
        fc.oneof(fc.constantFrom('a', 'b, c', '', 'null'), fc.constant(null), fc.integer({ min: 0, max: 9 })),
        { minLength: 1 },
      ),
    }),
    fc.record({ const: fc.constantFrom('x', 1, null, true) }),
    fc.record({ type: fc.constant(['string', 'null']), default: fc.constantFrom('', null, 'a', 0) }),
    fc.constantFrom(
      {},
      { type: 'object' },
      { type: 'array' },
      { type: 'string', readOnly: true },
      { $ref: 'schemas/user' },
    ),
  );
  const fields = fc.dictionary(name, inner, { maxKeys: 4 });
  const object = fc
    .record({
      properties: fields,
      extra: fc.subarray(NAMES, { maxLength: 1 }),
      typed: fc.boolean(),
      others: fc.constantFrom(undefined, false, true),
    })
    .chain(({ properties, extra, typed, others }) =>
      fc.subarray(Object.keys(properties)).map((required) => ({
        ...(typed ? { type: 'object' } : {}),
        properties,
        ...(required.length + extra.length > 0 ? { required: [...new Set([...required, ...extra])] } : {}),
        ...(others === undefined ? {} : { additionalProperties: others }),
      })),
    );
  return {
    schema: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      value,
      object,
      inner.map((items) => ({ type: 'array', items })),
      fc.tuple(inner, inner).map((prefixItems) => ({ type: 'array', prefixItems })),
      inner.map((additionalProperties) => ({ type: 'object', additionalProperties })),
      fc.constantFrom('A', 'B', 'C').map((to) => ({ $ref: `#/$defs/${to}` })),
      fc.tuple(object, object).map((allOf) => ({ allOf })),
      fc
        .tuple(fc.constantFrom('anyOf', 'oneOf'), fc.array(inner, { minLength: 1, maxLength: 3 }))
        .map(([keyword, branches]) => ({ [keyword]: branches })),
      fc
        .tuple(object, fc.constantFrom('anyOf', 'oneOf'), fc.array(object, { minLength: 1, maxLength: 3 }))
        .map(([base, keyword, branches]) => ({ ...base, [keyword]: branches })),
    ),
    object,
  };
});

const inputSchema = fc
  .record({
    input: fc.dictionary(fc.constantFrom(...NAMES), anySchema as fc.Arbitrary<unknown>, {
      minKeys: 1,
      maxKeys: 5,
    }),
    required: fc.subarray([...NAMES]),
    defs: fc.record({ A: anySchema, B: anySchema, C: anySchema }),
  })
  .map(({ input, required, defs }) => ({
    type: 'object',
    properties: input,
    required: required.filter((name) => Object.hasOwn(input, name) || name === 'a'),
    $defs: defs,
  }));

test('whatever a schema is, each required field is told, the others are told or counted, and nothing else is', () => {
  fc.assert(
    fc.property(fc.array(inputSchema, { minLength: 1, maxLength: 8 }), (schemas) => {
      const parsed = schemas.map((schema) => JSON.parse(JSON.stringify(schema)) as unknown);
      const told = toldOf(parsed);
      for (const [at, schema] of parsed.entries())
        expect(problemsOf(schema, told[at] ?? { rows: [], prose: [] })).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

const CORPUS = join(ROOT, '../shared/corpus/tools.jsonl.gz');

test.skipIf(!existsSync(CORPUS))('the inputs of public APIs are told as their schemas have them', () => {
  const toolkits = gunzipSync(readFileSync(CORPUS)).toString().trim().split('\n');
  // Every other one: they are alike, and all take 3 s.
  for (const line of toolkits.filter((_, at) => at % 2 === 0)) {
    const { slug, actions } = JSON.parse(line) as { slug: string; actions: { input?: unknown }[] };
    const inputs = actions.map(({ input }) => input);
    for (const [at, told] of toldOf(inputs).entries())
      expect(problemsOf(inputs[at], told), `${slug} ${at}`).toEqual([]);
  }
});
