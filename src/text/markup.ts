import { decodeHTMLStrict } from 'entities/decode';
import { splitEntries } from './lexicon.ts';

/** Elements that part words, and those that stand inside them. */
const BLOCKS = splitEntries(
  'address article blockquote br caption dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul',
);
const INLINE = splitEntries(
  'a abbr b bdi cite code del dfn em font i img ins kbd mark q s samp small span strike strong sub sup tt u var wbr',
);
const MAY_MARK_UP = /<\/?[a-z][a-z\d]*[\s/>]|<!--|&(?:#\w|[a-z][a-z\d]*;)/i;
const COMMENT = /<!--[\s\S]*?-->/g;
const tagOf = (names: readonly string[]): RegExp =>
  new RegExp(String.raw`<\/?(?:${names.join('|')})(?:\s[^<>]*)?\/?>`, 'gi');
const BLOCK_TAG = tagOf(BLOCKS);
const INLINE_TAG = tagOf(INLINE);

/** The words of a text that is written in HTML: without its tags, with the characters that it names. `<id>` is no tag of HTML and stays. */
export function withoutMarkup(text: string): string {
  if (!MAY_MARK_UP.test(text)) return text;
  const untagged = text
    .replace(COMMENT, '')
    .replace(BLOCK_TAG, (tag) => (/^<\/?(?:br|li|p|div|h\d)\b/i.test(tag) ? '\n' : ' '))
    .replace(INLINE_TAG, '');
  const plain = decodeHTMLStrict(untagged).replaceAll('\u00a0', ' ');
  return plain === text ? text : plain.replace(/[ \t]*\n[ \t]*/g, '\n').trim();
}
