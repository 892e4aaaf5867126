/** A value of a page's front matter: text, or one level of text by key. */
export type FrontMatterValue = string | Readonly<Record<string, string>>;

/**
 * Writes YAML front matter. Every scalar is a JSON string, which YAML 1.2 reads as a double-quoted one with the same
 * value: the one style that all measured clients accept (numbers, colons and quotes included). Keys are ours.
 */
export function frontMatter(values: Readonly<Record<string, FrontMatterValue>>): string {
  let text = '---\n';
  for (const [key, value] of Object.entries(values)) {
    if (typeof value === 'string') text += `${key}: ${scalar(value)}\n`;
    else {
      text += `${key}:\n`;
      for (const [inner, item] of Object.entries(value)) text += `  ${inner}: ${scalar(item)}\n`;
    }
  }
  return `${text}---\n`;
}

/** What JSON leaves bare and YAML forbids: DEL, the C1 controls, line and paragraph separators. */
const BARE = /[\u007F-\u009F\u2028\u2029\uFEFF]/;
const BARE_ALL = new RegExp(BARE.source, 'g');

function scalar(value: string): string {
  const json = JSON.stringify(value);
  return BARE.test(json)
    ? json.replace(BARE_ALL, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : json;
}
