/** What is said of a text in which git left two sides of a merge. */
export const CONFLICT = {
  message: 'A merge conflict is left here: both sides stand in the file',
  hint: 'Keep what is right of both, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>.',
};

/** Returns where git left two sides of a merge in a text; `null` for every other text. */
export function findConflict(text: string): number | null {
  return /^<{7}(?: |$)/m.exec(text)?.index ?? null;
}
