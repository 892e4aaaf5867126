import { expect, test } from 'vitest';
import { createToolNames } from '../../src/normalise/toolNames.ts';

test.each([
  ['its key', { key: 'list-users', name: 'List Users' }, 'acme_list-users'],
  ['a key with dots and capitals', { key: 'Users.getAll', name: 'x' }, 'acme_Users.getAll'],
  [
    'its name, when the key was only made from it',
    { key: 'get-user-2', derivedKey: true as const, name: 'Get User' },
    'acme_get-user',
  ],
  ['its name, when it has no key', { name: 'Café: add!' }, 'acme_cafe-add'],
  ['letters that a tool may have', { key: 'a b/c', name: 'x' }, 'acme_a-b-c'],
])('a tool is called by %s', (_, action, expected) => {
  expect(createToolNames('acme', [action])).toEqual([expected]);
});

test('two actions never share a name, and a third does not rename them', () => {
  const one = { id: '1', name: 'Get user' };
  const two = { id: '2', name: 'Get User' };
  const [first, second] = createToolNames('acme', [one, two]);
  expect(first).toMatch(/^acme_get-user-[0-9a-f]{6}$/);
  expect(second).not.toBe(first);
  expect(createToolNames('acme', [{ id: '3', name: 'Get User!' }, two, one]).slice(1)).toEqual([
    second,
    first,
  ]);
});

test('every name is one that MCP takes', () => {
  const names = ['列出用户', '列出订单', '', `${'long '.repeat(60)}one`, `${'long '.repeat(60)}two`];
  const tools = createToolNames(
    'acme',
    names.map((name, at) => ({ id: `id-${at}`, name })),
  );
  expect(new Set(tools).size).toBe(names.length);
  for (const tool of tools) expect(tool).toMatch(/^[A-Za-z0-9._-]{1,128}$/);
});
