import MarkdownIt from 'markdown-it';

const parser = new MarkdownIt({ html: true, linkify: true });
// It looks at each text, and not only when the whole paragraph, marks and code included, seems to have a link.
const { match } = parser.linkify;
parser.linkify.test = () => true;
parser.linkify.match = (text: string) => match.call(parser.linkify, text) ?? [];

interface Token {
  readonly type: string;
  readonly nesting: number;
  readonly markup: string;
  readonly info: string;
  readonly content: string;
  readonly level: number;
  readonly hidden: boolean;
  readonly children: readonly Token[] | null;
  attrGet(name: string): string | null;
}

/** GitHub makes links of these; of other bare domains, which this parser knows too, it makes none. */
const LITERAL_LINK = /^(?:[a-z][a-z+.-]*:\/\/|www\.|mailto:)|[\w.+-]@/i;

/**
 * The structure of a Markdown text by a parser of its own: the types and nesting of its tokens, HTML and fenced code as it
 * is (code without what its double-quoted arguments say), links and images without their targets, no words.
 */
export function markdownTree(text: string): string {
  const lines: string[] = [];
  collect(parser.parse(text, {}) as readonly Token[], '', lines);
  return lines.join('\n');
}

/** The contents of the fenced and indented code of a text. */
export function codeOf(text: string): string[] {
  return (parser.parse(text, {}) as readonly Token[])
    .filter(({ type }) => type === 'fence' || type === 'code_block')
    .map(({ content }) => content);
}

function collect(tokens: readonly Token[], indent: string, lines: string[]): void {
  const ignored = new Set<Token>();
  for (const [at, token] of tokens.entries()) {
    if (
      token.type === 'link_open' &&
      token.markup === 'linkify' &&
      !isLiteralLink(tokens[at + 1], tokens[at - 1])
    ) {
      ignored.add(token);
      const end = tokens[at + 2];
      if (end) ignored.add(end);
    }
  }
  for (const token of tokens) {
    if (ignored.has(token) || token.type === 'text' || token.type === 'text_special') continue;
    const markup = token.type === 'code_inline' ? '`' : token.markup;
    lines.push(`${indent}${token.level} ${token.type} ${markup} ${token.info}${exactly(token)}`);
    if (token.children) collect(token.children, `${indent}  `, lines);
  }
}

function isLiteralLink(text: Token | undefined, before: Token | undefined): boolean {
  // "://" behind an escaped colon is none.
  return LITERAL_LINK.test(text?.content ?? '') && !(before?.content.endsWith(':') ?? false);
}

function exactly({ type, content }: Token): string {
  if (type === 'fence') return ` ${content.replace(/"[^"\n]*"/g, '""')}`;
  return type.startsWith('html') ? ` ${content}` : '';
}
