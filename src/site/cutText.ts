/** A text in one line of at most so many characters; what is cut is said to be cut. */
export function cutText(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const chars = [...line];
  return chars.length <= most
    ? line
    : `${chars
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** The first whole lines of Markdown, as many as fit; `isCut` when that is not all of it. A fence that is cut open ends where the text does. */
export function cutMarkdown(
  markdown: string,
  most: number,
): { readonly text: string; readonly isCut: boolean } {
  if (markdown.length <= most) return { text: markdown, isCut: false };
  return { text: markdown.slice(0, markdown.lastIndexOf('\n', most) + 1), isCut: true };
}
