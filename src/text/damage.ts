import { locatePosition, START, type Position } from './position.ts';

/** What is wrong with the bytes of a text, where it shows first, and what helps. */
export interface Damage {
  readonly message: string;
  readonly hint: string;
  readonly at: Position;
}

/** What stands where bytes are no UTF-8. */
const REPLACED = '\uFFFD';

/** Returns what is wrong with a file in UTF-16, of bytes that are no text, or with a character that was lost to another encoding. */
export function findDamage(text: string): Damage | null {
  return findNoText(text) ?? findLostSign(text);
}

/** Returns what is wrong with a file in UTF-16, or of bytes that are no text; `null` for every other text. */
export function findNoText(text: string): Damage | null {
  if (!text.includes('\0') && !text.startsWith(REPLACED)) return null;
  return {
    message: 'The file is not text in UTF-8, but perhaps in UTF-16',
    hint: 'Save it as UTF-8: in VS Code "Save with Encoding", in a shell `iconv -f UTF-16 -t UTF-8`.',
    at: START,
  };
}

function findLostSign(text: string): Damage | null {
  const at = text.indexOf(REPLACED);
  if (at === -1) return null;
  return {
    message:
      'A sign is lost here (U+FFFD): the file is not text in UTF-8, or holds what was copied from a damaged one',
    hint: 'Save it as UTF-8: in VS Code "Reopen with Encoding", then "Save with Encoding"; in a shell `iconv -f WINDOWS-1252 -t UTF-8`, or the encoding that it has.',
    at: locatePosition(text, at),
  };
}
