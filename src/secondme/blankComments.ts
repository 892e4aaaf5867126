/** Languages whose comments begin with `#`, and not with two slashes. */
const HASHES = /\.(?:py|rb)$/;

/**
 * The same text with spaces in place of its comments, so that every line and column stays. Text in quotes is no comment; what is
 * neither certain nor common, such as a regular expression with quotes in it, ends at its line.
 */
export function blankComments(file: string, text: string): string {
  const hashes = HASHES.test(file);
  const comment = hashes ? /#[^\n]*/y : /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
  const quoted = hashes
    ? /"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?/y
    : /"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`(?:\\[\s\S]|[^`\\])*`?/y;
  let blanked = '';
  for (let at = 0; at < text.length;) {
    const found = matchAt(comment, text, at);
    if (found !== null) blanked += found.replace(/[^\n]/g, ' ');
    const kept = found ?? matchAt(quoted, text, at) ?? text[at] ?? '';
    if (found === null) blanked += kept;
    at += kept.length;
  }
  return blanked;
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
