import MarkdownIt from 'markdown-it';
import { Html, isSafeTarget, escapeHtml } from './encode.ts';

/** How far headings go down: the page has its own first and second level. */
const DEEPER = 2;
const DEEPEST = 6;

type ResolveLink = (target: string) => string | null;

/**
 * Renders Markdown as HTML. HTML in it is text, images are not loaded, and a link leads where `resolve` says; one that it
 * refuses, or that is no web address, is text.
 */
export function renderMarkdown(markdown: string, resolve: ResolveLink): Html {
  return new Html(parser.render(markdown, { resolve }));
}

const parser = createParser();

function createParser(): InstanceType<typeof MarkdownIt> {
  const markdownIt = new MarkdownIt({ html: false, linkify: false, typographer: false });
  markdownIt.disable('image');
  const { rules } = markdownIt.renderer;
  markdownIt.core.ruler.push('deeper', ({ tokens }) => {
    for (const token of tokens)
      if (token.type === 'heading_open' || token.type === 'heading_close')
        token.tag = `h${Math.min(DEEPEST, Number(token.tag.slice(1)) + DEEPER)}`;
  });
  rules['link_open'] = (tokens, at, _options, env) => {
    const { resolve } = env as { readonly resolve: ResolveLink };
    const target = resolve(String(tokens[at]?.attrGet('href') ?? ''));
    // A link without a target is text to every reader.
    if (target === null || !isSafeTarget(target)) return '<a>';
    return `<a href="${escapeHtml(target)}" rel="nofollow noopener noreferrer">`;
  };
  // What scrolls must be reached with the keyboard.
  const code: NonNullable<(typeof rules)['fence']> = (tokens, at) =>
    `<pre tabindex="0"><code>${escapeHtml(tokens[at]?.content ?? '')}</code></pre>\n`;
  rules['fence'] = code;
  rules['code_block'] = code;
  rules['table_open'] = () => '<div class="wide" tabindex="0"><table>\n';
  rules['table_close'] = () => '</table></div>\n';
  return markdownIt;
}

/** The first whole lines of Markdown, as many as fit; `isCut` when that is not all of it. A fence that is cut open ends where the text does. */
export function cutMarkdown(
  markdown: string,
  most: number,
): { readonly text: string; readonly isCut: boolean } {
  if (markdown.length <= most) return { text: markdown, isCut: false };
  return { text: markdown.slice(0, markdown.lastIndexOf('\n', most) + 1), isCut: true };
}
