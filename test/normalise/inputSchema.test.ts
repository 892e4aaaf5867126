import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createToolInput } from '../../src/normalise/inputSchema.ts';

/** What one property becomes. */
function propertyOf(property: unknown, root: object = {}): unknown {
  const tool = createToolInput({ type: 'object', properties: { field: property }, ...root });
  return Reflect.get(Object(tool?.schema['properties']), 'field');
}

test.each([
  ['types of JSON Schema stay', { type: ['string', 'null'] }, { type: ['string', 'null'] }],
  ["Membrane's own types say nothing to a validator", { type: 'date' }, {}],
  ['a list with one unknown type is open', { type: ['string', 'file'] }, {}],
  ['a format is kept', { type: 'string', format: 'date' }, { type: 'string', format: 'date' }],
  [
    'limits that are numbers stay',
    { minimum: 1, maximum: 'x', maxLength: 5, minLength: -1 },
    { minimum: 1, maxLength: 5 },
  ],
  ['a pattern is left out: it could keep a server busy for ever', { pattern: '(a+)+$' }, {}],
  ['values of every kind stay', { enum: ['a', 1, null] }, { enum: ['a', 1, null] }],
  ['a formula is no value', { default: { $var: '$.x' }, enum: { $var: '$.y' } }, {}],
  [
    'values that can be added to are words',
    { enum: ['a', 'b'], allowCustom: true },
    { description: 'Known values: a, b.' },
  ],
  [
    'records are words',
    {
      description: 'Whom to ask',
      referenceRecords: [{ id: 7, name: 'Ann' }, { id: 'x' }, { name: 'nobody' }],
    },
    { description: 'Whom to ask. Known values: 7 (Ann), x.' },
  ],
  [
    'a sentence ends once, whatever it is written in',
    { description: '收件人。', enum: ['a'], allowCustom: true },
    { description: '收件人。 Known values: a.' },
  ],
  [
    'nothing of a sensitive field is shown',
    { isSensitive: true, default: 'hunter2', referenceRecords: [{ id: 'hunter3' }] },
    { description: 'Sensitive: do not print or log it.' },
  ],
  [
    "a name of Membrane's own schemas is words",
    { $ref: 'schemas/user' },
    { description: "A value of Membrane's schema schemas/user." },
  ],
  ['a pointer to nothing says nothing', { $ref: '#/$defs/none' }, {}],
  ['alternatives are kept', { anyOf: [{ type: 'string' }, {}] }, { anyOf: [{ type: 'string' }, {}] }],
  [
    'lists and their items are kept',
    { type: 'array', items: { type: 'integer' } },
    { type: 'array', items: { type: 'integer' } },
  ],
  ['hidden characters are no value', { enum: ['a\u200b'], default: 'b\u202e' }, {}],
])('%s', (_, property, expected) => {
  expect(propertyOf(property)).toEqual(expected);
});

test('a JSON pointer is followed, and a schema within itself ends', () => {
  const $defs = {
    'Page/Size': { type: 'integer', minimum: 1 },
    Node: { type: 'object', properties: { next: { $ref: '#/$defs/Node' } } },
  };
  expect(propertyOf({ $ref: '#/$defs/Page~1Size', description: 'How many.' }, { $defs })).toEqual({
    type: 'integer',
    minimum: 1,
    description: 'How many.',
  });
  expect(JSON.stringify(propertyOf({ $ref: '#/$defs/Node' }, { $defs })).length).toBeLessThan(1000);
});

test('what callers cannot give is not asked of them', () => {
  expect(
    createToolInput({
      type: 'object',
      properties: { id: { readOnly: true }, name: { type: 'string' }, 'a\u200bb': {}, ' ': {} },
      required: ['id', 'name', 'gone', 'name'],
    }),
  ).toEqual({
    wrapped: false,
    schema: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
  });
});

test.each([
  ['a list', { type: 'array', items: { type: 'string' }, title: 'Names' }, true],
  ['a text', { type: 'string' }, true],
  ['an object or a list', { anyOf: [{ type: 'object' }, { type: 'array' }] }, true],
  ['nothing said', {}, false],
  ['an object without properties', { type: 'object' }, false],
  ['properties without a type', { properties: { a: {} } }, false],
  ['one of two objects', { oneOf: [{ properties: { a: {} } }, { type: 'object' }] }, false],
])('tools take an object: %s', (_, input, wrapped) => {
  const tool = createToolInput(input);
  expect(tool?.schema['type']).toBe('object');
  expect(tool?.wrapped).toBe(wrapped);
});

test.each([null, undefined, 'object', 7, []])('%j tells nothing', (input) => {
  expect(createToolInput(input)).toBeNull();
});

const BERTHS = { berth: { type: 'string' }, quay: { type: 'string' } };

test.each<[string, object, object]>([
  [
    'one of two fields is needed',
    { type: 'object', properties: BERTHS, oneOf: [{ required: ['berth'] }, { required: ['quay'] }] },
    { berth: 'B1' },
  ],
  [
    'alternatives differ by a pattern',
    {
      properties: {
        ref: {
          oneOf: [
            { type: 'string', pattern: '^B' },
            { type: 'string', pattern: '^Q' },
          ],
        },
      },
    },
    { ref: 'Q7' },
  ],
  [
    'alternatives differ by what they deny',
    { properties: BERTHS, oneOf: [{ not: { required: ['quay'] } }, { required: ['quay'] }], anyOf: [{}] },
    { quay: 'Q' },
  ],
  [
    'fields are known by patterns of their names',
    { properties: BERTHS, patternProperties: { '^x-': { type: 'integer' } }, additionalProperties: false },
    { 'x-depth': 4 },
  ],
  [
    'a field is needed that nobody gives',
    {
      properties: { ...BERTHS, id: { type: 'string', readOnly: true } },
      additionalProperties: false,
      allOf: [{ required: ['id', 'quay'] }],
    },
    { quay: 'Q' },
  ],
  [
    'alternatives differ by what an older schema says of a limit',
    {
      properties: {
        depth: {
          oneOf: [
            { minimum: 4, exclusiveMinimum: true },
            { minimum: 0, maximum: 4 },
          ],
        },
      },
    },
    { depth: 4 },
  ],
  [
    'alternatives of an alternative are no schemas',
    { properties: BERTHS, oneOf: [{ anyOf: [false, { required: ['quay'] }] }, { required: ['berth'] }] },
    { berth: 'B1' },
  ],
  [
    'a field may be null',
    { properties: { berth: { type: 'string', enum: ['B1'], nullable: true } } },
    { berth: null },
  ],
])('what Membrane takes is not refused where %s', (_, source, value) => {
  const ajv = new Ajv2020({ strict: false });
  const { schema } = createToolInput(source) ?? {};
  expect(ajv.validate(schema ?? false, value), JSON.stringify(schema)).toBe(true);
});

test('an alternative needs a field, although one inside of another is not given', () => {
  const anyOf = [{ required: ['id'] }, { required: ['quay'] }];
  const owner = { type: 'object', properties: { id: { type: 'string', readOnly: true } } };
  const properties = { ...BERTHS, id: { type: 'string' }, owner };
  expect(createToolInput({ type: 'object', properties, anyOf })?.schema).toMatchObject({ anyOf });
});

test('exactly one of alternatives stays so where they are kept whole', () => {
  const oneOf = [
    { type: 'object', properties: { berth: { type: 'string', minLength: 2 } }, required: ['berth'] },
    { type: 'object', properties: { quay: { const: 'Q' } }, required: ['quay'] },
  ];
  expect(createToolInput({ oneOf })?.schema).toEqual({ oneOf, type: 'object' });
  expect(createToolInput({ type: 'object', required: ['berth'] })?.schema).toEqual({
    type: 'object',
    required: ['berth'],
  });
});

test('no input is refused that Membrane would take', () => {
  const schema = fc.memo((depth: number): fc.Arbitrary<object> => {
    const leaf = fc.constantFrom<object>(
      {},
      { type: 'string' },
      { type: 'integer', multipleOf: 2 },
      { type: 'string', pattern: '^a' },
      { enum: ['a', 1] },
      { const: 'b' },
      { not: { type: 'string' } },
      { required: ['p'] },
      { type: 'array', uniqueItems: true },
      { $ref: '#/$defs/d', minimum: 1 },
    );
    if (depth === 0) return leaf;
    const inner = schema(depth - 1);
    const parts = fc.array(inner, { minLength: 1, maxLength: 3 });
    const some = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
      fc.option(value, { nil: undefined });
    const object = fc.record({
      properties: some(fc.dictionary(fc.constantFrom('p', 'q'), inner)),
      patternProperties: some(fc.constant({ '^q': { type: 'string' } })),
      additionalProperties: some(fc.oneof(fc.boolean(), inner)),
      required: some(fc.constantFrom(['p'], ['q', 'r'])),
      oneOf: some(parts),
      anyOf: some(parts),
      allOf: some(parts),
    });
    return fc.oneof(
      leaf,
      object.map((each) => JSON.parse(JSON.stringify(each)) as object),
    );
  });
  const leaf = fc.constantFrom('a', 'b', 'ab', 1, 2, null, [1, 1]);
  const value = fc.dictionary(
    fc.constantFrom('p', 'q', 'r'),
    fc.oneof(leaf, fc.dictionary(fc.constantFrom('p', 'q'), leaf)),
  );
  const $defs = { d: { type: 'integer', minimum: 0 } };
  // Deep ones take a validator ten times as long.
  const anyDepth = fc.oneof({ weight: 5, arbitrary: schema(2) }, { weight: 1, arbitrary: schema(3) });
  fc.assert(
    fc.property(anyDepth, fc.array(value, { minLength: 1, maxLength: 8 }), (made, values) => {
      const source = { ...made, $defs };
      const ajv = new Ajv({ strict: false });
      const tool = createToolInput(source);
      if (tool === null || tool.wrapped) return;
      const [isTaken, passes] = [ajv.compile(source), ajv.compile(tool.schema)];
      for (const each of values)
        if (isTaken(each)) expect(passes(each), JSON.stringify([source, each])).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('whatever Membrane sends becomes a schema that another validator takes', () => {
  const keyword = fc.constantFrom(
    'type',
    'properties',
    'items',
    'required',
    'enum',
    'anyOf',
    'additionalProperties',
    'minimum',
    'default',
    '$ref',
    'description',
    'const',
    'maxItems',
  );
  const source = fc.memo((depth: number): fc.Arbitrary<unknown> => {
    const leaf = fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constantFrom('object', '#', '#/properties/a'));
    if (depth === 0) return leaf;
    const inner = source(depth - 1);
    const named = fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), inner, { maxKeys: 2 });
    const value = fc.oneof(leaf, named, inner, fc.array(inner, { maxLength: 2 }));
    return fc.dictionary(keyword, value, { maxKeys: 4 });
  });
  const ajv = new Ajv2020({ strict: false });
  fc.assert(
    fc.property(source(4), (input) => {
      const { schema } = createToolInput(input) ?? {};
      expect(ajv.validateSchema(schema ?? {})).toBe(true);
    }),
    { numRuns: 300 },
  );
});
