/** The first whole lines of Markdown, as many as fit; `isCut` when that is not all of it. A fence that is cut open ends where the text does. */
export function cutMarkdown(
  markdown: string,
  most: number,
): { readonly text: string; readonly isCut: boolean } {
  if (markdown.length <= most) return { text: markdown, isCut: false };
  return { text: markdown.slice(0, markdown.lastIndexOf('\n', most) + 1), isCut: true };
}
