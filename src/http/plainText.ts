import { cutText } from '../text/cutText.ts';

/** Text of a stranger for a message: one line, 200 characters, nothing that a terminal obeys. */
export function toPlainText(text: string): string {
  const line = text
    .slice(0, 1000)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  return cutText(line, 200);
}
