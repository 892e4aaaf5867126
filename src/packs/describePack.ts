import { joinAnd } from '../english/lists.ts';
import type { AppRecord } from '../model/app.ts';

/** Apps that a description names before it counts the others. */
const NAMED = 3;

/** One sentence about the pack of a category: which of its apps it holds, the most used first. */
export function describePack(category: string, apps: readonly AppRecord[]): string {
  const named = apps.slice(0, NAMED).map(({ name }) => name);
  const more = apps.length - named.length;
  const all = more > 0 ? [...named, `${more} more ${category} ${more === 1 ? 'app' : 'apps'}`] : named;
  return `Skills to work with ${joinAnd(all)} through Membrane.`;
}
