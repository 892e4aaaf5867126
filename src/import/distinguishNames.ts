import { toPlain } from '../text/plain.ts';
import { LONGEST_IN_DESCRIPTOR } from '../text/textLimits.ts';
import { findDomain } from './findOwner.ts';
import { groupBy } from '../text/groupBy.ts';

const LONGEST = LONGEST_IN_DESCRIPTOR.name;

/** What names are told apart by. */
export interface NamedApp {
  readonly slug: string;
  readonly name: string;
  readonly homepage: string | null;
}

/**
 * Names that no two apps share, by slug: "Circle" twice becomes "Circle (circle.so)" and "Circle (circle.com)". `taken` are
 * the names of apps that are not imported.
 */
export function distinguishNames(apps: readonly NamedApp[], taken: readonly string[]): Map<string, string> {
  const used = new Set(taken.map(toPlain));
  const names = new Map<string, string>();
  for (const [key, group] of groupBy(apps, ({ name }) => toPlain(name))) {
    const facts = group.map((app) => findHost(app));
    const telling = new Set(facts).size === group.length;
    for (const [at, app] of group.entries()) {
      const alone = group.length === 1 && !used.has(key);
      names.set(app.slug, alone ? app.name : addFact(app.name, telling ? (facts[at] ?? app.slug) : app.slug));
    }
  }
  return names;
}

function findHost({ homepage, slug }: NamedApp): string {
  return (homepage === null ? null : findDomain(homepage)) ?? slug;
}

function addFact(name: string, fact: string): string {
  return `${name.slice(0, Math.max(1, LONGEST - fact.length - 3))} (${fact})`.slice(0, LONGEST);
}
