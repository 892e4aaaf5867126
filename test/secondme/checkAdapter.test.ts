import { expect, test } from 'vitest';
import { checkAdapter } from '../../src/secondme/checkAdapter.ts';
import { blankComments } from '../../src/secondme/blankComments.ts';

const told = (file: string, code: string): string[] =>
  checkAdapter(file, code).map(({ level, rule, line, column }) => `${level} ${rule} ${line}:${column}`);
const ASK = 'const answer = await fetch(`${BASE}/api/secondme/user/info`, { headers });\n';

test.each([
  ['const { data } = await answer.json();\nreturn data.userId;\n'],
  ['const { data: { userId } } = await answer.json();\n'],
  ['// never data.id, and no sm- token\nconst user = (await answer.json()).data?.userId;\n'],
  ['const { data } = await answer.json();\nlog(data.idle, data.identity);\nreturn data.userId;\n'],
])('an adapter that reads data.userId is fine: %j', (code) => {
  expect(told('adapter.ts', ASK + code)).toEqual([]);
});

test.each([
  ['adapter.ts', 'const { data } = await answer.json();\nreturn data.id;\n', '3:8'],
  ['adapter.ts', 'return (await answer.json()).data?.id;\n', '2:30'],
  ['adapter.ts', "return body.data['id'];\n", '2:13'],
  ['adapter.ts', 'const { data: { id } } = await answer.json();\n', '2:9'],
  ['adapter.js', 'const { id, name } = body.data;\n', '2:7'],
  ['adapter.js', 'const { id } = await answer.json();\n', '2:7'],
  ['adapter.mjs', 'return (await answer.json()).id;\n', '2:21'],
  ['adapter.php', 'return $body->data->id;\n', '2:15'],
])('%s: %j is no user', (file, code, place) => {
  expect(told(file, ASK + code)).toEqual([`error secondme/adapter-user-id ${place}`]);
});

test.each([
  ['return body["data"]["id"]\n', '2:14'],
  ['return body.get("data", {}).get("id")\n', '2:13'],
  ['return response.json()["data"].get("id")\n', '2:23'],
  ['return response.json().get("id")\n', '2:16'],
])('adapter.py: %j is no user', (code, place) => {
  const ask = 'response = client.get(BASE + "/api/secondme/user/info")\n';
  expect(told('adapter.py', ask + code)).toEqual([`error secondme/adapter-user-id ${place}`]);
});

test('code that asks and reads no user at all is told where it asks', () => {
  expect(told('adapter.ts', `${ASK}return answer.ok;\n`)).toEqual(['error secondme/adapter-user-id 1:50']);
});

test('what has nothing to do with users may have ids', () => {
  expect(told('adapter.ts', 'return data.id + (await answer.json()).id;\n')).toEqual([]);
});

test('tokens of SecondMe itself, and texts that are credentials', () => {
  expect(told('adapter.ts', "if (token.startsWith('sm-')) accept();\n")).toEqual([
    'warning secondme/adapter-own-token 1:22',
  ]);
  expect(told('adapter.py', 'TOKEN = "lba_at_0123456789"\n')).toEqual([
    'error secondme/adapter-credential 1:10',
  ]);
});

test.each([
  ['a.ts', "f('//x') // y\n/* a\nb */g", "f('//x')     \n    \n    g"],
  ['a.ts', '`a ${b} // c`; // d', '`a ${b} // c`;     '],
  ['a.py', 'f(\'#x\') # y\n"""# z"""', 'f(\'#x\')    \n"""# z"""'],
  ['a.go', 'a := "it\'s" // b', 'a := "it\'s"     '],
])('%s: comments of %j are blank', (file, code, blank) => {
  expect(blankComments(file, code)).toBe(blank);
});
