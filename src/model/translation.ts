/** `app.<language>.md`: what people say of an app in another language. Identity is the file's name, so it is not in there. */
export interface Translation {
  /** BCP 47: `zh-CN`. */
  readonly language: string;
  /** The digest of the English text that it translates. */
  readonly source: string;
  /** `null`: the brand is written as in English. */
  readonly name: string | null;
  readonly summary: string;
  /** When an agent should open the page; `null` when nobody wrote it. */
  readonly description: string | null;
  /** In the order of the English ones. */
  readonly keywords: readonly string[];
  /** Markdown after the front matter. */
  readonly notes: string;
}
