/** What follows a noun and is no longer part of it. */
const CLAUSE =
  `that|which|who|whose|where|for|used|designed|built|made|with|without|offer(?:ing|ed)|provid(?:ing|ed)|developed|operated|owned|
created|formulated|geared|available|similar|known|combining|including|allowing|enabling|helping|making|to|by|from|in|on|based in|aimed|tailored|focused|
specializing|optimi[sz]ed|likely|specifically|primarily|mainly|mostly|widely|commonly|often|originally|particularly|such as|
and (?:is|it|helps|provides|allows|offers)`.replace(/\s*\n\s*/g, '');
/** Where the noun ends that says what an app is. A comma between adjectives is no end: "a fast, typo-tolerant search engine". */
const END = new RegExp(`[.;:(–—]|,? (?:${CLAUSE})\\b`);
/** "(CMS)" in "a content management system (CMS) for shops". */
const ASIDE = / \([^()]*\)/g;
const IS = /^[^,;:]{1,40}? is (?=an? )/;
const LONGEST = 60;

/** "a booking platform" from "Sample is a booking platform that …"; `null` when the summary does not begin like that. */
export function glossOf(summary: string): string | null {
  const is = IS.exec(summary)?.[0];
  if (is === undefined) return null;
  const rest = summary.slice(is.length).replace(ASIDE, '');
  const gloss = rest.slice(0, END.exec(rest)?.index ?? rest.length).trim();
  return gloss.length <= LONGEST && gloss.split(' ').length > 1 ? gloss : null;
}
