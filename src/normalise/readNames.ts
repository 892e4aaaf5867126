import type { SnapshotAction } from '../model/snapshot.ts';
import { readActionName } from '../text/actionName/readActionName.ts';
import { addTo } from '../text/groupBy.ts';
import { toPlain } from '../text/plain.ts';
import { toVerbForm } from '../text/verbForms.ts';
import { splitWords } from '../text/words.ts';
import { withoutModules } from './withoutModules.ts';

/** The first part of an identifier of several: "ACME" of `ACME_LIST_BOATS`. */
const FIRST = /^([A-Za-z][A-Za-z\d]*)[_.:/-]+(?=[A-Za-z])/;
/** Fewer names that begin alike may do so by chance. */
const FEWEST = 4;
/** The least part of all names that begin so. */
const SHARE = 0.9;
/** The least part of those that still say behind it what they are about. */
const SAID = 0.75;

/**
 * The names by which actions are read and worded: without the brand, or what else all of them begin with and say nothing by
 * (`ACME_LIST_BOATS`, `acme.boats.list`), and without the modules before their verb. What they are called stays as it is.
 */
export function readNames(names: readonly string[], brand: string): readonly string[] {
  const isPrefix = prefixesOf(names, brand);
  const own = names.map((name) => {
    const [start = '', first = ''] = FIRST.exec(name) ?? [];
    if (start === '' || /\s/.test(name) || !isPrefix(first)) return name;
    const rest = name.slice(start.length);
    return readActionName(rest).length > 0 ? rest : name;
  });
  return withoutModules(own);
}

/** The same of the keys that Membrane knows actions by. */
export function readKeys(actions: readonly SnapshotAction[], brand: string): (string | undefined)[] {
  const keys = readNames(
    actions.map(({ key }) => key ?? ''),
    brand,
  );
  return actions.map(({ key }, at) => (key === undefined ? undefined : keys[at]));
}

function prefixesOf(names: readonly string[], brand: string): (first: string) => boolean {
  const [word = ''] = splitWords(brand);
  const brands = new Set([toPlain(brand), toPlain(word)]);
  const shared = sharedFirst(names);
  return (first) =>
    toVerbForm(first) === undefined && (brands.has(toPlain(first)) || toPlain(first) === shared);
}

/** What nearly all names begin with, if they say what they are about without it: `account` of `account_create` does not go. */
function sharedFirst(names: readonly string[]): string | null {
  const restsOf = new Map<string, string[]>();
  for (const name of names) {
    const [start = '', first = ''] = FIRST.exec(name) ?? [];
    if (start !== '') addTo(restsOf, toPlain(first), name.slice(start.length));
  }
  const [first = null, rests = []] =
    [...restsOf].find(([, { length }]) => length >= FEWEST && length >= names.length * SHARE) ?? [];
  const telling = rests.filter((rest) => readActionName(rest).some(({ object }) => object !== ''));
  return telling.length >= rests.length * SAID ? first : null;
}
