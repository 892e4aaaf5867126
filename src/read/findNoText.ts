import { REPLACED } from '../text/lostSign.ts';
import { START } from '../text/position.ts';
import type { Problem } from './yaml.ts';

/** Returns what is wrong with a file in UTF-16, or of bytes that are no text; `null` for every other text. */
export function findNoText(text: string): Problem | null {
  if (!text.includes('\0') && !text.startsWith(REPLACED)) return null;
  return {
    message: 'The file is not text in UTF-8, but perhaps in UTF-16',
    hint: 'Save it as UTF-8: in VS Code "Save with Encoding", in a shell `iconv -f UTF-16 -t UTF-8`.',
    at: START,
  };
}
