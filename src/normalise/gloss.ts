/** Where the noun ends that says what an app is. */
const END =
  /[.,;:(–—]| (?:that|which|who|whose|where|for|used|designed|built|made|with|without|offering|providing|allowing|enabling|helping|to|by|from|in|on|based in|aimed|tailored|focused|specializing|and (?:is|it|helps|provides|allows|offers))\b/;
const IS = /^[^,;:]{1,40}? is (?=an? )/;
const LONGEST = 60;

/** "a booking platform" from "Sample is a booking platform that …"; `null` when the summary does not begin like that. */
export function glossOf(summary: string): string | null {
  const is = IS.exec(summary)?.[0];
  if (is === undefined) return null;
  const rest = summary.slice(is.length);
  const gloss = rest.slice(0, END.exec(rest)?.index ?? rest.length);
  return gloss.length <= LONGEST && gloss.split(' ').length > 1 ? gloss : null;
}
