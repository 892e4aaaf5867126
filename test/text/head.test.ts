import { expect, test } from 'vitest';
import { splitHead } from '../../src/text/head.ts';

test.each([
  ['---\na: "b"\n---\n# A\n', 'a: "b"\n', '# A\n'],
  ['---\n---\n# A\n', '', '# A\n'],
  ['# A\n\n---\n', null, '# A\n\n---\n'],
  ['---\na: "b"\n# A\n', null, '---\na: "b"\n# A\n'],
  ['---\na: "b"\n---\nb\n---\n', 'a: "b"\n', 'b\n---\n'],
])('%j is front matter and body', (text, head, body) => {
  expect(splitHead(text)).toEqual({ head, body });
});
