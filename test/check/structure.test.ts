import fc from 'fast-check';
import { expect, test } from 'vitest';
import { code, text } from '../../src/render/encode.ts';
import { findDifference, readStructure } from '../../src/check/structure.ts';
import { markdownTree } from '../support/markdownTree.ts';

/** Pieces that mean something in Markdown, somewhere. */
const PIECES = [
  'a',
  'Foo',
  'x1',
  '9',
  '1.',
  '12)',
  ' ',
  '  ',
  '    ',
  '\t',
  '\\',
  '`',
  '``',
  '```',
  '~',
  '~~',
  '~~~',
  '*',
  '**',
  '***',
  '_',
  '__',
  '[',
  ']',
  '(',
  ')',
  '](',
  '](u)',
  '[a](b)',
  '![',
  '!',
  '<',
  '>',
  '<b>',
  '</b>',
  '<!--',
  '-->',
  '<https://a.b>',
  '<a@b.c>',
  '|',
  '\\|',
  '| a | b |',
  '| - | - |',
  '---',
  '===',
  '- ',
  '+ ',
  '* ',
  '#',
  '# ',
  '## ',
  '> ',
  ':',
  ':--',
  '-',
  '=',
  '&',
  '&lt;',
  '&#42;',
  ';',
  'www.',
  'www.a.bc',
  'http://',
  'https://a.bc',
  '://',
  'mailto:',
  'a@b.cd',
  '@',
  '.',
  ',',
  '"',
  "'",
  '$',
  '{',
  '}',
  '^',
  '[^1]',
  '[a]:',
  '/',
  'é',
  '漢',
  '\u00A0',
  '\u3000',
  '“',
  '😀',
  '%',
  '?',
  '\r',
];

const piece = fc.constantFrom(...PIECES);
const line = fc.array(piece, { maxLength: 7 }).map((parts) => parts.join(''));
/** What an encoder makes of a text; of one that it refuses, a word. */
const encoded = (encode: (value: unknown) => string) =>
  line.map((value) => {
    try {
      return encode(value);
    } catch {
      return 'Foo';
    }
  });

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 20_000);

test('lines that agree have the same structure, whatever is around them', () => {
  const lines = fc.array(line, { maxLength: 3 });
  const slots = fc.constantFrom(
    '',
    '',
    '- ',
    '1. ',
    '# ',
    '**',
    '`',
    '| a | b |\n| - | - |\n| ',
    '   ',
    '> ',
  );
  const around = fc.tuple(
    lines,
    slots,
    fc.constantFrom('', '', ' ', ': x', '**', '**:', '`', ' | c |'),
    lines,
  );
  // Two lines that differ in some of their pieces.
  const pair = fc.array(fc.tuple(piece, fc.option(piece, { freq: 2 })), { minLength: 1, maxLength: 6 });
  let agreed = 0;
  fc.assert(
    fc.property(around, pair, ([before, opening, closing, after], pieces) => {
      const page = (middle: string): string =>
        ['# T', ...before, `${opening}${middle}${closing}`, ...after].join('\n');
      const one = page(pieces.map(([first]) => first).join(''));
      const other = page(pieces.map(([first, second]) => second ?? first).join(''));
      if (one === other || findDifference(readStructure(one), other.split('\n')) !== null) return;
      agreed += 1;
      expect(markdownTree(other)).toBe(markdownTree(one));
    }),
    { numRuns: RUNS },
  );
  expect(agreed).toBeGreaterThan(RUNS / 200);
});

const TEMPLATES = [
  (a: string, b: string, c: string) => `# ${a}\n\n${b} API docs: <https://a.example/>\n\nMade of: ${c}.\n`,
  (a: string, b: string, c: string) => `## ${a}\n\n- **${b}** (writes): ${c}\n- **${c}**: ${a}\n`,
  (a: string, b: string, c: string) =>
    `7. ${a}: call the ${b} API:\n   \`\`\`sh\n   membrane x "y"\n   \`\`\`\n   What ${c} is.\n`,
  (a: string, b: string, c: string) => `${a}\n${b}\n[the page](../SKILL.md) ${c}\n`,
];

test.each(TEMPLATES.map((template, at) => [at, template] as const))(
  'whatever text fills the slots of template %i, its structure stays, and is seen to',
  (_, template) => {
    const value = encoded(text);
    const neutral = template('Sample', 'Sample.', 'Sample');
    const structure = readStructure(neutral);
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        const page = template(a, b, c);
        expect(markdownTree(page)).toBe(markdownTree(neutral));
        expect(findDifference(structure, page.split('\n'))).toBeNull();
      }),
      { numRuns: RUNS / 8 },
    );
  },
);

test('the same for code spans and the cells of tables', () => {
  const template = (a: string, b: string, c: string): string =>
    `## ${a}\n\n- ${a} (writes): Sample.\n\n| Field | Type |\n| --- | --- |\n| ${b} | ${c} |\n| ${b} |  |\n\n${a}\n`;
  const neutral = template('`Sample`', '`Sample`', 'Sample');
  const structure = readStructure(neutral);
  fc.assert(
    fc.property(encoded(code), encoded(code), encoded(text), (a, b, c) => {
      const page = template(a.startsWith('`') ? a : '`a`', b.startsWith('`') ? b : '`a`', c);
      expect(markdownTree(page)).toBe(markdownTree(neutral));
      expect(findDifference(structure, page.split('\n'))).toBeNull();
    }),
    { numRuns: RUNS / 8 },
  );
});

test.each(['\\[24\\]7.ai', 'W&B', 'Yahoo!', 'Monday: work', 'a\\|b', 'snake_case'])(
  'the text of a link may be %s',
  (words) => {
    const link = (name: string): string => `- [${name}](skills/a/SKILL.md): Text.\n`;
    expect(findDifference(readStructure(link('Sample')), link(words).split('\n'))).toBeNull();
  },
);
