import { findJunk, findMarker } from '../check/junk.ts';

/**
 * What a language model writes where it knows nothing, besides what every catalog refuses (`check/junk.ts`): it speaks of itself, of its knowledge
 * or of what it was asked. No description of an app is in the first person, so a verb after "I" is enough.
 */
const REFUSALS: readonly RegExp[] = [
  /\bI(?:['’]m| am| cannot| can(?:['’]t)?| could(?:n['’]t)?| do(?:n['’]t| not)?| lack| need| would| was| apologi[sz]e| have)\b/,
  /\b(?:I['’]m|we['’]re|am|are) sorry\b|\bapologi[sz]e\b/i,
  /\bas (?:an? )?(?:AI|artificial intelligence|large language model|language model)\b/i,
  /\b(?:cannot|can['’]t|unable to|not able to|impossible to) (?:provide|fulfil|describe|determine|explain|generate|find|give|identify|verify|confirm)\b/i,
  /\b(?:cannot|can['’]t|could not|couldn['’]t) be (?:determined|verified|confirmed|identified)\b/i,
  /\b(?:insufficient|not enough|lack of|limited|little|scarce|sparse|scant|minimal|no)(?: further| public(?:ly)?)?(?: available)? (?:information|context|knowledge|details)\b/i,
  /\b(?:information|context|details)(?: \w+){0,3} (?:is|are) (?:limited|unavailable|not available)\b/i,
  /\bplease provide\b|\bcan you (?:tell|give|provide)\b|\bwithout (?:knowing|more (?:information|context|details))\b/i,
  /\bnot (?:a |an )?(?:widely|well)[- ](?:known|recogni[sz]ed|established|documented)\b/i,
  /^(?:there is|there['’]s) no (?:official|public)\b|^no (?:official|public) \w+ (?:docs|documentation)\b/i,
];

/** Texts that say nothing: what templates leave behind, and the standard phrases of the published pages' author. */
const FILLERS: readonly RegExp[] = [
  /^(?:when to use which actions:?\s*)?use action names and parameters as needed\.?$/i,
  /^when to use which actions:?$/i,
  /^core data in\b/i,
];

/** Code may show what a template looks like. */
const CODE = /`[^`]+`/g;
const EMPTY =
  /^(?:[^\p{L}\p{N}]*|n\/?a|none|null|undefined|tbd|no description(?: available| provided)?)[.!]?$/iu;
/** A text to come; "ToDo" is a noun that several apps have. */
const TO_COME = /^(?:TODO|to-do)\b/;

/** True for a text, or a part of one, in which a model declines. */
export function isRefusal(text: string): boolean {
  return REFUSALS.some((pattern) => pattern.test(text)) || findJunk(text) === 'a refusal';
}

/** The second sentence of a stand-in: what comes before it is made up as well. */
const STAND_IN = /\bUse the available actions to discover its full capabilities\b/i;

/** True for a paragraph that was written because nothing was known. */
export function isStandIn(paragraph: string): boolean {
  return STAND_IN.test(paragraph);
}

/** True for a sentence that would fit any app, or in which a template's mark was never replaced. */
export function isFiller(sentence: string): boolean {
  const text = sentence.trim();
  const isMarked = findMarker(text.replaceAll(CODE, '')) !== null;
  return isMarked || findJunk(text) === 'filler' || FILLERS.some((pattern) => pattern.test(text));
}

/** True for a description that says that there is none. */
export function saysNone(text: string): boolean {
  return EMPTY.test(text.trim()) || TO_COME.test(text.trim());
}
