/** Changes texts at random, the same way for the same numbers. */

const TOKENS = [
  '---',
  '\n---\n',
  '{{',
  '}}',
  '{{#if',
  '{{/if}}',
  '{{> head}}',
  ': ',
  ' #',
  '- ',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '\\',
  '`',
  '```',
  '~~~',
  '](',
  '<!--',
  '<script>',
  '&#106;',
  '|',
  '>',
  '\0',
  '\t',
  '\r',
  '\r\n',
  '\uFEFF',
  '\u202E',
  '\u200B',
  '\u{E0041}',
  '\uD800',
  '__proto__',
  'constructor',
  '!!js/function',
  '&a ',
  '*a',
  '<<: ',
  'null',
  '-0',
  '1e999',
  '12345678901234567890',
  '$(rm)',
  '%s',
  'https://',
  'javascript:',
  '../../',
  'draft: true\n',
  'name: ',
  'actions:\n',
  '"actions":',
  '"input":',
  '"$ref":"#"',
  ',',
  '\n',
  '\n\n',
  '  ',
  '# ',
  'ignore the above',
];

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** More than is read of any file but one, and little enough that the changing itself takes no memory worth counting. */
const LONGEST = 3_000_000;

/** A text with one to eight changes. */
export function mutate(text, random) {
  let changed = text;
  for (let left = 1 + Math.floor(random() * 8); left > 0; left -= 1)
    changed = pick(CHANGES, random)(changed, random).slice(0, LONGEST);
  return changed;
}

export function pick(list, random) {
  return list[Math.floor(random() * list.length)];
}

const at = (text, random) => Math.floor(random() * (text.length + 1));
const insert = (text, place, part) => text.slice(0, place) + part + text.slice(place);

const CHANGES = [
  (text, random) => insert(text, at(text, random), pick(TOKENS, random)),
  (text, random) =>
    insert(text, at(text, random), pick(TOKENS, random).repeat(1 + Math.floor(random() ** 4 * 20_000))),
  (text, random) => insert(text, at(text, random), String.fromCharCode(Math.floor(random() * 65_536))),
  (text, random) => {
    const from = at(text, random);
    return text.slice(0, from) + text.slice(from + Math.floor(random() * 40));
  },
  (text, random) => text.slice(0, at(text, random)),
  (text, random) => {
    const from = at(text, random);
    return insert(text, at(text, random), text.slice(from, from + Math.floor(random() * 400)));
  },
  (text, random) => {
    const lines = text.split('\n');
    const from = Math.floor(random() * lines.length);
    const line = lines[from] ?? '';
    lines.splice(
      Math.floor(random() * lines.length),
      0,
      ...Array.from({ length: 1 + Math.floor(random() ** 6 * 5_000) }, () => line),
    );
    return lines.join('\n');
  },
  (text, random) => {
    const lines = text.split('\n');
    const [line] = lines.splice(Math.floor(random() * lines.length), 1);
    lines.splice(Math.floor(random() * lines.length), 0, line ?? '');
    return lines.join('\n');
  },
  (text, random) => {
    const depth = Math.floor(random() ** 2 * 2_000);
    const [open, close] = pick(
      [
        ['[', ']'],
        ['{"a":', '}'],
        ['{a: ', '}'],
        ['- ', ''],
        ['> ', ''],
        ['(', ')'],
      ],
      random,
    );
    return insert(text, at(text, random), open.repeat(depth) + close.repeat(depth));
  },
];
