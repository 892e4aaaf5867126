import type { Words } from './words.ts';

/** What a longer word goes on with: "Loopsy" does not begin with the name "Loops". */
const GOES_ON = /^[\p{Script=Latin}\p{N}]/u;

/** "Sample: a chat for clubs." of an app; a summary that begins with the name has it already. */
export function wordAbout({ name, summary }: { name: string; summary: string }, words: Words): string {
  const isNamed = summary.startsWith(name) && !GOES_ON.test(summary.slice(name.length));
  return isNamed ? summary : words.say('app.about', { name, summary });
}
