import { expect, test } from 'vitest';
import { toPlainText } from '../../src/http/plainText.ts';

test('a text of a stranger is one line that says where it is cut, and never ends within a character', () => {
  expect(toPlainText(' No\u001b[31m\n boat\u202e ')).toBe('No [31m boat');
  expect(toPlainText(`${'a'.repeat(198)}🛥🚤🚢`)).toBe(`${'a'.repeat(198)}🛥…`);
});
