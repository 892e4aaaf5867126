/** Chinese characters, and the full-width marks beside which no space stands. */
const CHINESE = String.raw`[\p{Script=Han}\u3001-\u303F\uFF01-\uFF60]`;
const HAN = String.raw`\p{Script=Han}`;
/** What has a space between itself and a Chinese character. */
const LATIN = String.raw`[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}\x60+%&#]`;
const MEETING = new RegExp(`^(?:${HAN}${LATIN}|${LATIN}${HAN})$`, 'u');
const ENDS_SPACED = new RegExp(`${CHINESE} $`, 'u');
const BEGINS_SPACED = new RegExp(`^ ${CHINESE}`, 'u');
const BEGINS = new RegExp(`^${CHINESE}`, 'u');
const ENDS = new RegExp(`${CHINESE}$`, 'u');

/** True for a text that begins with a Chinese character or mark. */
export function beginsChinese(text: string): boolean {
  return BEGINS.test(text);
}

/** True for a text that ends with a Chinese character or mark. */
export function endsChinese(text: string): boolean {
  return ENDS.test(text);
}

/** True for a text that ends with a space which stands behind a Chinese character. */
export function endsSpaced(text: string): boolean {
  return ENDS_SPACED.test(text);
}

/** True for a text that begins with a space before a Chinese character. */
export function beginsSpaced(text: string): boolean {
  return BEGINS_SPACED.test(text);
}

/** Two texts as one line: where they meet, a space stands between Chinese and Latin letters, and none between Chinese ones. */
export function joinSpaced(before: string, after: string): string {
  if (endsSpaced(before) && beginsChinese(after)) return before.slice(0, -1) + after;
  if (endsChinese(before) && beginsSpaced(after)) return before + after.slice(1);
  const last = /.$/su.exec(before)?.[0] ?? '';
  const first = /^./su.exec(after)?.[0] ?? '';
  return MEETING.test(last + first) ? `${before} ${after}` : before + after;
}
