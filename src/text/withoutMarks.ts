const MAY_MARK = /[*_`\]]|^[^\w\s"'([<#-]/;
/** Pictures and other ornaments before the first word; letters, digits, quotes and brackets are none. */
const ORNAMENT =
  /^(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0E\uFE0F\u200D\u20E3]+\s*)+(?=[\p{L}\p{N}"'(])/u;
const CODE = /(`{1,3})([^`\n]+)\1/g;
const LINK = /!?\[([^\][\n]+)\]\((?:https?:\/\/|mailto:|[/#])[^()\s]*\)/g;
const BEHIND = String.raw`(?=$|[\s),.:;!?…])`;
const BOLD = new RegExp(String.raw`(^|[\s(])(\*{2,3})(?=\S)([^*\n]*[^*\s])\2${BEHIND}`, 'g');
const ITALIC = new RegExp(String.raw`(^|[\s(])\*(?=\S)([^*\n]*[^*\s])\*${BEHIND}`, 'g');

/** A text of somebody who writes Markdown, without the marks that only say how it looks: of "**Moors** a `boat`" the words. */
export function withoutMarks(sentence: string): string {
  if (!MAY_MARK.test(sentence)) return sentence;
  return sentence
    .replace(LINK, '$1')
    .replace(CODE, '$2')
    .replace(BOLD, '$1$3')
    .replace(ITALIC, '$1$2')
    .replace(ORNAMENT, '');
}
