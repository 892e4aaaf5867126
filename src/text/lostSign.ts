/** What stands where bytes are no UTF-8. */
export const REPLACED = '\uFFFD';

/** What is said of a text in which it stands, and what helps. */
export const LOST_SIGN = {
  message:
    'A sign is lost here (U+FFFD): the file is not text in UTF-8, or holds what was copied from a damaged one',
  hint: 'Save it as UTF-8: in VS Code "Reopen with Encoding", then "Save with Encoding"; in a shell `iconv -f WINDOWS-1252 -t UTF-8`, or the encoding that it has.',
} as const;
