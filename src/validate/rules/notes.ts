import type { Rule } from '../rule.ts';

const FORBIDDEN = [
  { pattern: /^\s{0,3}#{1,6}(?:\s|$)/, what: 'a heading' },
  { pattern: /^\s{0,3}(?:=+|-{2,})\s*$/, what: 'an underline that makes a heading or a rule' },
  { pattern: /^\s*(?:`{3,}|~{3,})/, what: 'a code fence' },
  { pattern: /^(?: {4}|\t)/, what: 'indented code' },
  { pattern: /^\s*\|/, what: 'a table' },
  { pattern: /^\s*>/, what: 'a quotation' },
  { pattern: /\]\(|\]\[|^\s*\[[^\]]+\]:/, what: 'a link' },
  { pattern: /<[a-z!/?]/i, what: 'HTML or an autolink' },
] as const;

export const notes: Rule = {
  name: 'descriptor/notes',
  level: 'error',
  about:
    "A descriptor's notes are paragraphs and bullets with inline code and emphasis: they add no heading, link, HTML, table, quotation or command block to the page.",
  ofApp: ({ descriptor }) =>
    descriptor.notes.split('\n').flatMap((line, at) => {
      const bare = line.replace(/(?<!`)`[^`]+`(?!`)/g, '');
      const found = FORBIDDEN.find(({ pattern }) => pattern.test(bare));
      return found
        ? [
            {
              message: `The notes hold ${found.what}`,
              hint: 'Write it as a sentence or a bullet; put names and paths in `inline code`.',
              place: { note: at },
            },
          ]
        : [];
    }),
};
