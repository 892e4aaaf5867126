import { createSet } from '../text/lexicon.ts';
import { findPurpose } from './purpose.ts';

/** What follows a noun and is no longer part of it. */
const CLAUSE =
  `that|which|who|whose|where|for|used|designed|built|made|with|without|offer(?:ing|ed)|provid(?:ing|ed)|developed|operated|owned|
created|formulated|geared|available|similar|known|combining|including|allowing|enabling|helping|making|to|by|from|in|on|based in|aimed|tailored|focused|
specializing|optimi[sz]ed|likely|specifically|primarily|mainly|mostly|widely|commonly|often|originally|particularly|such as|like|
and (?:is|it|helps|provides|allows|offers)`.replace(/\s*\n\s*/g, '');
/** Where the noun ends that says what an app is. A comma between adjectives is no end: "a fast, typo-tolerant search engine". */
const END = new RegExp(`\\.(?= |$)|[;:(–—]|,? (?:${CLAUSE})\\b(?!-)`);
/** "(CMS)" in "a content management system (CMS) for shops". */
const ASIDE = / \([^()]*\)/g;
const IS = /^[^,;:]{1,40}? is (?=an? |(?:[a-z-]+ ){0,5}(?:middleware|software|technology)\b)/;
const LONGEST = 60;
/** With what it is for. */
const LONGEST_WITH_PURPOSE = 70;
/** Words that nearly every app's noun is made of: alone they tell nothing. */
const ANY_APP = createSet(`
  a an ai-based ai-driven ai-powered all-in-one and api app application business centralized cloud cloud-based collaborative company
  comprehensive digital easy-to-use flexible free hosted innovative leading low-code managed mobile modern no-code of online
  open-source platform popular powerful product program provider robust saas scalable secure service set simple
  management software solution specialized suite system technology tool tools user-friendly versatile web web-based website
  work workflow`);

/**
 * "a booking platform" from "Sample is a booking platform that …", "a platform for booking rooms" where the noun alone could be
 * any app's; `null` when the summary does not begin like that.
 */
export function findGloss(summary: string): string | null {
  const { noun, rest } = partsOf(summary);
  if (noun === '') return null;
  if (!isAnyApps(noun)) return noun.length <= LONGEST ? noun : null;
  const purpose = findPurpose(rest, LONGEST_WITH_PURPOSE - noun.length - 1);
  return purpose === null ? null : `${noun} ${purpose}`;
}

/** The noun behind "is", and what follows it. */
function partsOf(summary: string): { noun: string; rest: string } {
  const is = IS.exec(summary)?.[0];
  if (is === undefined) return { noun: '', rest: '' };
  const text = summary.slice(is.length).replace(ASIDE, '');
  const end = END.exec(text)?.index ?? text.length;
  return { noun: text.slice(0, end).trim(), rest: text.slice(end) };
}

/** "a SaaS platform", "a tool". */
function isAnyApps(noun: string): boolean {
  return noun
    .toLowerCase()
    .split(/[ ,]+/)
    .every((word) => ANY_APP.has(word));
}
