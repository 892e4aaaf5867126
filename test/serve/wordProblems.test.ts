import { expect, test } from 'vitest';
import { findProblem } from '../../src/serve/mcp/checkInput.ts';

const LINES = {
  type: 'object',
  properties: {
    lines: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          price: { type: 'number', minimum: 0 },
          'a/b: c': { type: 'string' },
          '订单 100%': { type: 'string' },
        },
        required: ['price'],
        additionalProperties: false,
      },
    },
    state: { enum: ['open', 'closed'] },
    kind: { const: 'x' },
    who: { anyOf: [{ type: 'string' }, { type: 'object', required: ['id'] }] },
  },
  required: ['lines'],
  additionalProperties: false,
};

test.each<[value: unknown, problem: string | null]>([
  [{ lines: [] }, null],
  [{ lines: [{ price: 1 }], state: 'open', kind: 'x', who: { id: 1 } }, null],
  [{ lines: [{ price: '1' }] }, 'lines.0.price: expected number, received string'],
  [{ lines: [{ price: -1 }] }, 'lines.0.price: expected at least 0, received -1'],
  [{ lines: [{}] }, 'lines.0: "price" is missing'],
  [{ lines: [{ price: 1, cost: 2 }] }, 'lines.0: there is no "cost"'],
  [{ lines: [{ price: 1, 'a/b: c': 5 }] }, 'lines.0.a/b: c: expected string, received number'],
  [{ lines: [{ price: 1, '订单 100%': 5 }] }, 'lines.0.订单 100%: expected string, received number'],
  [{ lines: {} }, 'lines: expected array, received object'],
  [{ lines: [], state: 'opened' }, 'state: expected one of ["open","closed"]'],
  [{ lines: [], kind: 'y' }, 'kind: expected "x"'],
  [{ lines: [], line: [] }, 'there is no input "line"; did you mean "lines"?'],
  [{ lines: [], 发票: 1 }, 'there is no input "发票", only lines, state, kind, who'],
  [[], 'expected object, received array'],
  [null, 'expected object, received null'],
])('%j: %s', (value, problem) => {
  expect(findProblem(value, LINES)).toBe(problem);
});

test('what fits none of several schemas is told, and nothing is thrown', () => {
  expect(findProblem({ lines: [], who: 7 }, LINES)).toMatch(/^who: /);
});

test('a caller cannot make an answer long', () => {
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`${'x'.repeat(500)}${at}`, 1]));
  const problem = findProblem({ lines: [], ...many }, LINES) ?? '';
  expect(problem.length).toBeLessThan(1_100);
  expect(problem).toMatch(/; 295 more$/);
});
