/** What some editors write at the beginning of a file, and nobody sees. */
export const MARK = '\uFEFF';
/** Its name in messages, with what it is. */
export const MARK_WORDS = 'a byte order mark (U+FEFF) at the beginning; save the file as UTF-8 without it';
