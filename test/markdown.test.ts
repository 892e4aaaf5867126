import { lint } from 'markdownlint/sync';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn, ROOT, type Files } from './support/catalogs.ts';
import { referencesOf } from './support/inputTables.ts';
import { buildOwnCatalog } from './support/ownCatalog.ts';

const FRONT_MATTER = /^---\n[^]*?\n---\n/;

/** What markdownlint refuses by its default rules; lines are as long as their sentences. It does not look at front matter: of one body, it is asked once. */
function problemsIn(files: Files): string[] {
  const paths = new Map(
    Object.entries(files).flatMap(([path, text]) =>
      path.endsWith('.md') ? [[text.replace(FRONT_MATTER, ''), path]] : [],
    ),
  );
  const strings = Object.fromEntries([...paths.values()].map((path) => [path, files[path] ?? '']));
  expect(Object.keys(strings)).not.toEqual([]);
  return Object.entries(lint({ strings, config: { default: true, MD013: false } })).flatMap(
    ([path, errors]) =>
      errors.map(
        ({ lineNumber, ruleNames, errorContext }) => `${path}:${lineNumber} ${ruleNames[0]} ${errorContext}`,
      ),
  );
}

test('markdownlint accepts every page and reference of the catalog', async () => {
  const { code, dist } = await buildOwnCatalog();
  expect(code).toBe(0);
  expect(problemsIn(dist)).toEqual([]);
});

test('markdownlint accepts the files that a scenario makes, and the pages about rules', () => {
  expect(problemsIn(filesIn(join(ROOT, 'test/fixtures/basic/dist')))).toEqual([]);
  expect(problemsIn(filesIn(join(ROOT, 'docs/rules')))).toEqual([]);
});

test('markdownlint accepts references, whatever the inputs are', () => {
  const text = { type: 'string' };
  const inputs = [
    undefined,
    { type: 'object' },
    { type: 'array', items: text },
    { type: 'object', additionalProperties: text },
    {
      type: 'object',
      properties: {
        'a|b': { enum: ['x|y', ' ', '', '`', '<br>', '*a*'] },
        _c_: { ...text, description: '1. See http://a.example!\n# T ' },
      },
      oneOf: [{ required: ['a|b'] }, { required: ['_c_'] }],
      if: {},
    },
    {
      type: 'object',
      properties: Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`f${at}`, text])),
    },
  ];
  const some = referencesOf(inputs);
  const many = referencesOf(Array.from({ length: 24 }, () => inputs.at(-1)));
  expect(some).toHaveLength(1);
  expect(many.length).toBeGreaterThan(2);
  expect(problemsIn(Object.fromEntries([...some, ...many].map((file, at) => [`${at}.md`, file])))).toEqual(
    [],
  );
});
