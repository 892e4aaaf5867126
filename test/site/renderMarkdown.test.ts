import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { expect, test } from 'vitest';
import { Html } from '../../src/site/encode.ts';
import { renderMarkdown } from '../../src/site/renderMarkdown.ts';
import { hostile } from '../support/hostile.ts';

const render = (markdown: string): string =>
  Html.read(
    renderMarkdown(markdown, (target) =>
      target === 'references/a.md' ? '/skills/x/references/a.md' : target,
    ),
  );

test.each<[what: string, markdown: string, html: string]>([
  ["headings go below the page's own", '# One\n\n## Two\n', '<h3>One</h3>\n<h4>Two</h4>\n'],
  ['the deepest stays one', '###### Six\n', '<h6>Six</h6>\n'],
  ['HTML is text', '<b>x</b>\n', '<p>&lt;b&gt;x&lt;/b&gt;</p>\n'],
  [
    'a file of the skill is a link to its copy',
    '[a](references/a.md)\n',
    '<p><a href="/skills/x/references/a.md" rel="nofollow noopener noreferrer">a</a></p>\n',
  ],
  [
    'code can be scrolled with the keyboard',
    '```sh\na <b>\n```\n',
    '<pre tabindex="0"><code>a &lt;b&gt;\n</code></pre>\n',
  ],
])('%s', (_, markdown, html) => expect(render(markdown)).toBe(html));

test('a link to anything else than a web address or a file of the skill is text', () => {
  expect(render('<a@b.example>\n')).toBe('<p><a>a@b.example</a></p>\n');
  expect(render('[x](javascript:alert(1))\n')).not.toContain('href');
  expect(render('[x](//evil.example/x)\n')).not.toContain('href');
});

test.each(Object.entries(hostile))('%s makes no element that acts', (_, text) => {
  for (const markdown of [
    text,
    `x ${text} y`,
    `- ${text}`,
    `| a |\n| - |\n| ${text} |`,
    `[${text}](${text})`,
    `\`${text}\``,
  ])
    walk(parseFragment(render(markdown)));
});

/** Elements and attributes that rendered Markdown may have. */
const ELEMENTS =
  /^(?:p|h[1-6]|ul|ol|li|pre|code|blockquote|em|strong|s|a|hr|br|table|thead|tbody|tr|th|td|div|#text|#document-fragment)$/;
const ATTRIBUTES = /^(?:href|rel|tabindex|class|start|style)$/;

function walk(node: DefaultTreeAdapterTypes.Node): void {
  expect(node.nodeName).toMatch(ELEMENTS);
  for (const { name, value } of 'attrs' in node ? node.attrs : []) {
    expect(name).toMatch(ATTRIBUTES);
    if (name === 'href') expect(value).toMatch(/^(?:https?:\/\/|\/(?!\/)|#)/);
  }
  for (const child of 'childNodes' in node ? node.childNodes : []) walk(child);
}
