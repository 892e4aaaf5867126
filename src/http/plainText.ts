/** Text of a stranger for a message: one line, 200 characters, nothing that a terminal obeys. */
export function toPlainText(text: string): string {
  return text
    .slice(0, 1000)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
}
