import { locatePosition, type Position } from './position.ts';

/** What stands where bytes are no UTF-8. */
export const REPLACED = '\uFFFD';

/** Returns where a character was lost to another encoding, and what helps; `null` where none was. */
export function findLostSign(
  text: string,
): { readonly message: string; readonly hint: string; readonly at: Position } | null {
  const at = text.indexOf(REPLACED);
  if (at === -1) return null;
  return {
    message:
      'A sign is lost here (U+FFFD): the file is not text in UTF-8, or holds what was copied from a damaged one',
    hint: 'Save it as UTF-8: in VS Code "Reopen with Encoding", then "Save with Encoding"; in a shell `iconv -f WINDOWS-1252 -t UTF-8`, or the encoding that it has.',
    at: locatePosition(text, at),
  };
}
