import fc from 'fast-check';
import { expect, test } from 'vitest';
import { locateInJson } from '../../src/read/locateInJson.ts';
import { locateInYaml } from '../../src/read/yaml.ts';

const TEXT = '{\n  "a": [1, {"b": true}],\n  "c": {"d": [[], "x"]}\n}';

test.each<readonly [path: (string | number)[], onKey: boolean, place: string]>([
  [[], false, '1:1'],
  [['a'], false, '2:8'],
  [['a'], true, '2:3'],
  [['a', 1, 'b'], false, '2:18'],
  [['a', 1, 'b'], true, '2:13'],
  [['c', 'd', 1], false, '3:19'],
  [['c', 'nowhere'], false, '3:8'],
  [['a', 7], false, '2:8'],
  [['nowhere'], false, '1:1'],
])('%j (key: %s) stands at %s', (path, onKey, place) => {
  const { line, column } = locateInJson(TEXT, path, onKey);
  expect(`${line}:${column}`).toBe(place);
});

test('it says what the YAML library says of every value', () => {
  const key = fc.stringMatching(/^[a-d]{1,3}$/);
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      fc.integer(),
      fc.stringMatching(/^[a-z "\\]{0,6}$/),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      const text = JSON.stringify(value, null, 2);
      for (const path of pathsOf(value))
        expect(locateInJson(text, path), `${text} ${path.join('.')}`).toEqual(locateInYaml(text, path));
    }),
  );
});

function pathsOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const steps = Array.isArray(value) ? value.keys() : Object.keys(value);
  return [path, ...[...steps].flatMap((step) => pathsOf((value as never)[step], [...path, step]))];
}
