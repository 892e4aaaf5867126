import { createSet, splitEntries } from '../lexicon.ts';
import { toVerbForm } from '../verbForms.ts';
import { AMBIGUOUS } from '../verbTable.ts';

/** Besides `AMBIGUOUS`, what may be a noun where a later word is the verb: "Message Send", `list_update`, "View Get". */
export const NOUNS = new Set([
  ...AMBIGUOUS,
  ...splitEntries(`
  award backup ban block bookmark check click copy count crop description download draft duplicate edit estimate exec extract filter forecast
  fork format grant hold install invite list load lock lookup mail map measure mirror monitor mount mute move patch pick preview prompt pull
  query read retweet return review scale screenshot seal search select share sort stake strip tweet unit update upgrade upload use view whisper zip`),
]);

/** Verbs that are nouns or adjectives before some nouns only: "Burn Rate", "Open Positions", "Stop Words". */
export const SELDOM_NOUNS = createSet(
  'bounce burn cast close cool drop heat mark mint open pause ping stake stop swap water win withdraw work',
);

/** "Run Query", "Schedule Search", but `run_list` lists runs. */
export const ASKING = createSet(
  'build exec index release route run scan schedule screen stage test track train',
);
export const ASKED = createSet('query search view');
/** Whether a word can be nothing but a verb. */
export function isOnlyVerb(word: string): boolean {
  return toVerbForm(word)?.form === 'base' && !NOUNS.has(word.toLowerCase());
}

/** Verbs that end a name as nouns do, and still say that it is done: "Profile Sync", "Price Change". */
export const DONE_LAST = createSet(
  'bump change downgrade edit import override refund sync transfer update upgrade upload',
);
const LATEST = createSet('current latest top trending upcoming');

/** Whether two words name what there is now, although the second may be a verb: "Current Track", "Now Playing", "Recently Viewed". */
export function isLatest([first = '', second = '', ...more]: readonly string[]): boolean {
  if (second === '' || more.length > 0) return false;
  const form = toVerbForm(second)?.form;
  if (first === 'now' || first === 'recently') return form === (first === 'now' ? 'gerund' : 'past');
  return LATEST.has(first) && NOUNS.has(second) && !DONE_LAST.has(second);
}
