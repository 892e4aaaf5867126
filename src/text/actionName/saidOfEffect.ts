import { createSet } from '../lexicon.ts';
import { readDescription } from './readDescription.ts';

const IT = String.raw`(?:this|it|the|an?) ?(?:action|api|call|command|endpoint|function|method|operation|query|request|tool)?`;
const ANYTHING = String.raw`(?:anything|any (?:of )?(?:the |your )?\w+|(?:the |your |existing |stored )*(?:data|state|account|database|records?|content)(?=[ .,;!)]*$| or | in | on ))`;
const CHANGED = 'chang|modif|alter|mutat|writ|overwrit|updat|sav|stor|creat|affect|touch';

/** Texts by which a description says that its action only looks, whatever else it says. */
const CHANGES_NOTHING = new RegExp(
  [
    String.raw`\bchanges nothing\b|\bnothing (?:is|gets|will be|at all is) (?:${CHANGED})\w*`,
    String.raw`\bwithout (?:${CHANGED})\w*ing ${ANYTHING}`,
    String.raw`\b(?:makes?|making|performs?|causes?) no (?:changes?|modifications?|writes)\b|\bno changes? (?:is|are|will be|get) (?:made|saved|applied)`,
    String.raw`\b(?:do|does|will|would|can|shall) ?(?:not|n['’]t|never) (?:(?:ever|actually) )?(?:${CHANGED})\w* ${ANYTHING}`,
    String.raw`\bnever (?:${CHANGED})\w* ${ANYTHING}`,
    String.raw`\bno (?:data|records?|state|content|information) (?:is|are|gets?|will be) (?:${CHANGED})\w*`,
    String.raw`\bread[- ]?only (?:sql |select |database |rest |graphql )?(?:action|access|api|call|command|endpoint|function|helper|lookup|method|operation|queries|query|request|select|tool)\b`,
    String.raw`\b${IT} (?:is|are) (?:\w+ly )?read[- ]?only\b|[([]read[- ]?only[)\]]|^\W*read[- ]?only\b(?= ?[:.,;–—-] |[.!]?$)`,
    String.raw`\b(?:only|just|merely|solely|exclusively) (?:reads|looks up|retrieves|returns|fetches)\b(?! the (?:first|last|latest))`,
    String.raw`\b(?:has|have|with|without|causes|produces) (?:no |any )side[- ]effects?\b|\bside[- ]effect[- ]free\b|\bfree of side[- ]effects?\b`,
  ].join('|'),
  'im',
);

const CANNOT = String.raw`(?:can ?not|can['’]t|can never|could not|will not|may not)`;
/** Texts by which a description says that its action cannot be taken back. */
const FOR_GOOD = new RegExp(
  [
    String.raw`\b${IT}(?: \w+ly)? (?:is|are)(?: \w+ly)?(?: an?)?(?: \w+ly)? (?:irreversible|irrevocable|not (?:reversible|undoable)|destructive|permanent)\b`,
    String.raw`\b(?:${IT}|(?:this|the|such) (?:change|deletion|removal|effect|result)s?) ${CANNOT} be (?:undone|reversed|reverted|rolled back|taken back)\b`,
    String.raw`\b(?:irreversibly|irrevocably|permanently) (?:chang|clear|clos|delet|destroy|disabl|drop|eras|los|overwrit|purg|remov|replac|revok|terminat|wip)(?:es?|s|ing|ys?)?\b`,
    String.raw`^\W*(?:irreversible|irrevocable|destructive|not reversible|${CANNOT} be undone)\b|\bthere is no (?:undo|way back)\b|\bno undo\b`,
    String.raw`\b(?:warning|caution|danger)\W+(?:\w+ )?(?:destructive|irreversible)\b`,
  ].join('|'),
  'im',
);
const DENIED = /\b(?:not|never|non|isn['’]t|nothing)\b[\s-]*(?:\w+ )?$/i;

/** What later sentences begin with that say what the action does besides. */
const ALSO =
  /^(?:(?:this|it|calling (?:it|this)|running (?:it|this)|(?:this|the) (?:action|api|call|endpoint|function|method|operation|request|tool))(?: call)? (?:(?:also|then|will|automatically|additionally|immediately|may) )+|as a side[- ]effect,? (?:it |this )?|side[- ]effects?: )(.*)$/i;

/** Verbs by which a sentence says what comes back, or how: "It also includes archived ones." */
const MILD = createSet(`
  accept add allow apply attempt convert cover enable expand generate give handle help include let load log make need open process
  provide put require resolve respond return run serve set show sort support take use wait work`);

/** The sentence of a description that says that its action changes nothing; `null` where none does. */
export function findHarmlessClaim(description: string): string | null {
  return sentencesOf(description).find((sentence) => CHANGES_NOTHING.test(sentence)) ?? null;
}

/** The sentence of a description, its first left out, that says that its action changes something; `null` where none does. */
export function findChangeClaim(description: string): string | null {
  return (
    sentencesOf(description).find(
      (sentence, at) => saysForGood(sentence) || (at > 0 && saysAlso(sentence)),
    ) ?? null
  );
}

function saysForGood(sentence: string): boolean {
  const found = FOR_GOOD.exec(sentence);
  return found !== null && !DENIED.test(sentence.slice(0, found.index));
}

function saysAlso(sentence: string): boolean {
  const rest = ALSO.exec(sentence)?.[1];
  if (rest === undefined) return false;
  return readDescription(rest).some(({ effect, verb }) => effect !== 'read' && !MILD.has(verb));
}

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}
