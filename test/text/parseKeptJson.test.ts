import { expect, test } from 'vitest';
import * as z from 'zod';
import { parseKeptJson } from '../../src/text/parseKeptJson.ts';

const schema = z.strictObject({ keys: z.record(z.string(), z.string().min(2)) });

test.each([
  ['', 'it is empty'],
  ['\n \n', 'it is empty'],
  ['{"keys": {', 'it is no JSON'],
  ['<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n', 'a merge conflict is left in it'],
  ['[]', 'the document: expected object, received array'],
  ['null', 'the document: expected object, received null'],
  ['{}', 'keys: expected record, received nothing'],
  ['{"keys": {"a": 1}}', 'keys.a: expected string, received number'],
  ['{"keys": {"a": "x"}}', 'keys.a: expected string to have >=2 characters'],
])('%j: %s', (text, why) => expect(parseKeptJson(text, schema)).toEqual({ ok: false, why }));

test('what was written is read', () =>
  expect(parseKeptJson('{"keys": {"a": "bc"}}', schema)).toEqual({ ok: true, value: { keys: { a: 'bc' } } }));
