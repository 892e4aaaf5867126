import { toPlain } from '../text/plain.ts';
import { LONGEST_IN_DESCRIPTOR } from '../text/textLimits.ts';
import { toNounKey } from '../check/words.ts';
import { isDestroyed } from './clean.ts';
import { isGuess } from './guesses.ts';
import { isFiller, isRefusal, saysNone } from './junk.ts';
import type { DropReason } from './pageLog.ts';
import type { OverviewItem } from './readOverview.ts';

/** Most words of a noun. */
const MOST_WORDS = 7;
/** Verbs that are nouns as well; in bold they are. */
const PLAIN_ACTION = /^(?:list|manage|search|send|set|update|upload|download|use|run|check)\s+\S/i;
/** How something is done, not what it is done to. */
const HOW = /^(?:by|from|using|via|with|without)\s/i;
/** Stands where a noun was not found. */
const NOTHING = /^(?:etc|and more|others?|unknown|unspecified|various|and so on)[.…]*$/i;

/** Returns what is wrong with the text of a noun, whatever app it is about; `null` when nothing is. */
export function findFault({ name, bold, about }: OverviewItem, appName: string): DropReason | null {
  if (isDestroyed(name)) return 'destroyed';
  if (isRefusal(name)) return 'refusal';
  if (isGuess(name) || isGuess(about)) return 'guess';
  if (isFiller(about) || isFiller(name) || NOTHING.test(name) || saysNone(name) || /:\s/.test(name))
    return 'filler';
  if (/[*`<>[\]{}|]/.test(name)) return 'markup';
  const words = toNounKey(name).split(' ');
  if (toPlain(name) === toPlain(appName)) return 'app-itself';
  if (!bold && PLAIN_ACTION.test(name)) return 'action-name';
  if (
    HOW.test(name) ||
    name.length > LONGEST_IN_DESCRIPTOR.entity ||
    words.length > MOST_WORDS ||
    /[.!?;]$/.test(name) ||
    loops(words)
  )
    return 'no-noun';
  return null;
}

/** "Pivot Value Pivot Value Pivot Value". */
function loops(words: readonly string[]): boolean {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts.values()].some((count) => count >= 3);
}
