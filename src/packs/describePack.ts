import { joinAnd } from '../english/lists.ts';
import { countNoun } from '../text/counting.ts';
import type { AppRecord } from '../model/app.ts';

/** Apps that a description names before it counts the others. */
const NAMED = 3;

/** One sentence about the pack of a category: which apps it holds, by name, so that it stays the same when others of them are used more. */
export function describePack(category: string, apps: readonly AppRecord[]): string {
  const names = apps.map(({ name }) => name).sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  const named = names.slice(0, NAMED);
  const more = apps.length - named.length;
  const all = more > 0 ? [...named, countNoun(more, `more ${category} app`)] : named;
  return `Skills to work with ${joinAnd(all)} through Membrane.`;
}
