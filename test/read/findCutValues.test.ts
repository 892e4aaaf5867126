import { expect, test } from 'vitest';
import { findCutValues } from '../../src/read/findCutValues.ts';

const found = (text: string): string[] =>
  findCutValues(text).map(({ at, value, rest }) => `${at.line}:${at.column} ${value}|${rest}`);

test.each<[string, string, string[]]>([
  ['the end of a name', 'name: F #', ['1:9 F|#']],
  [
    'a number sign',
    'summary: Samplix is a C# tool #1 for probes.',
    ['1:31 Samplix is a C# tool|#1 for probes.'],
  ],
  ['words', 'summary: We are # one in sales.', ['1:17 We are|# one in sales.']],
  ['a list below', 'keywords:\n  - C #\n  - good', ['2:7 C|#']],
  ['a nested map', 'actions:\n  describe:\n    list-orders: Orders #1 first\n', ['3:25 Orders|#1 first']],
  ['a map in braces over lines', 'describe: {\n  a: Orders #1\n  , b: c }', ['2:13 Orders|#1']],
  ['a list in brackets over lines', 'keywords: [\n  good,\n  C #1\n  ]', ['3:5 C|#1']],
  ['a value over two lines', 'summary: A tool\n  for C #', ['2:9 A tool for C|#']],
  ['a map in a list', 'entities:\n  - User: Name #2', ['2:16 Name|#2']],
  ['a value that is nothing else', 'name: #1 Tool', ['1:7 |#1 Tool']],
  ['a tab', 'name: F\t#1', []],
  [
    'an address with a fragment behind a space',
    'docs: https://x.example/ #api',
    ['1:26 https://x.example/|#api'],
  ],
  ['two', 'name: F #\nsummary: G #\n', ['1:9 F|#', '2:12 G|#']],
])('%s', (_, text, expected) => expect(found(text)).toEqual(expected));

test.each([
  'name: "F #"',
  "name: 'F #'",
  'name: "F" # the brand',
  'name: C# tool',
  'name: F#1',
  '# a whole line\nname: F\n  # and another',
  'name: F  # the brand',
  'name: F   #the brand',
  'categories: # those of catalog.yaml\n  - crm',
  'categories: #those\n  - crm',
  'categories: [crm] # those of catalog.yaml',
  'membrane: { app: x } # found by hand',
  'docs: # none yet',
  'homepage: https://x.example/ # with the slash',
  'draft: true # until launch',
  'limits:\n  relatedApps: 5 # at most',
  'categories:\n  - crm # the main one',
  'actions:\n  pin:\n    - list-orders # most used\n',
  'actions: { hide: [a] } # not for agents',
  'cli:\n  version: 1.18.3-beta # pinned',
  'summary: |\n  A tool # 1\n  for C #\n',
  'summary: > # folded\n  A tool\n',
])('no value is cut in %s', (text) => expect(found(text)).toEqual([]));
