const RULE = '---\n';

/** The front matter of a made Markdown file, without its two rules, and what stands below it. */
export interface SplitText {
  /** `null`: there is none. */
  readonly head: string | null;
  readonly body: string;
}

/** Splits a text that skillpress made; what people wrote is read by `read/frontMatter.ts`, which forgives more. */
export function splitHead(text: string): SplitText {
  const end = text.startsWith(RULE) ? text.indexOf(`\n${RULE}`, RULE.length - 1) : -1;
  if (end === -1) return { head: null, body: text };
  return { head: text.slice(RULE.length, end + 1), body: text.slice(end + 1 + RULE.length) };
}
