import { nameFirst } from '../../text/counting.ts';
import { toClawhubCategories } from '../facts/categories.ts';
import type { AppRecord } from '../../model/app.ts';
import type { Config } from '../../model/config.ts';
import type { CatalogVerdict, Rule } from '../../model/rule.ts';

const NAME = 'marketplace/category';
const PLACE = { at: ['categories'] } as const;
/** More apps without a category than a person would look at one by one are told together. */
const MANY = 10;
/** How many of them the message names; `--format json` has all. */
const NAMED = 10;

export const clawhubCategory: Rule = {
  name: NAME,
  level: 'warning',
  about: 'An app is in one to three categories of ClawHub.',
  why: 'A skill without a category is shown under "Other", where nobody looks; with a fourth one the whole skill is refused, so only three are sent (openclaw/clawhub packages/schema/src/catalogMetadata.ts). Which category is which, catalog.yaml says.',
  bad: { descriptor: 'categories: []' },
  good: { descriptor: 'categories: [payments, development]' },
  excusable: true,
  ofApp: ({ app, config }) => {
    const { sent, left } = toClawhubCategories(app, config);
    return left.length === 0
      ? []
      : [
          {
            message: `ClawHub takes three categories: ${sent.join(', ')} would be sent, ${left.join(', ')} left out`,
            hint: 'Put the best three first and remove the others.',
            place: PLACE,
          },
        ];
  },
  overlooksShapes: true,
  ofCatalog: (records, { config }) => {
    // What `new` writes is to be filled in yet.
    const without = records.filter(({ categories, draft }) => !draft && !isInOne(categories, config));
    const excused = without.filter(({ except }) => except.includes(NAME));
    const others = without.filter((record) => !excused.includes(record));
    const alone = others.length > MANY ? excused : without;
    return [
      ...alone.map(({ slug, categories }) => ({
        app: slug,
        message: 'The app would be in the category "other" at ClawHub',
        hint: adviseOn(categories, config),
        place: PLACE,
      })),
      ...(others.length > MANY ? [tellAll(others, config)] : []),
    ];
  },
};

/** A name that needs no quotes in YAML. */
const PLAIN = /^\p{L}[\p{L}\p{N} &./+-]*$/u;

/** Returns what to do about apps that have these categories, of which ClawHub has none. */
function adviseOn(categories: readonly string[], config: Config): string {
  const { categories: all } = config;
  const known = [...all.keys()].filter((key) => isInOne([key], config)).join(', ');
  if (categories.length === 0 && known !== '')
    return `Name one to three categories of catalog.yaml: ${known}.`;
  const key = categories[0] ?? 'crm';
  const name = all.get(key)?.name ?? 'CRM';
  const shown = PLAIN.test(name) ? name : JSON.stringify(name);
  const example = `${key}: { name: ${shown}, clawhub: operations }`;
  const say = `Say in catalog.yaml which one of ClawHub's a category is, such as "${example}" (docs/settings.md names all)`;
  return known === '' ? `${say}.` : `${say}; or put the app into one of ${known}.`;
}

/** Returns one verdict on many apps, at the first of them. */
function tellAll(records: readonly AppRecord[], config: Config): CatalogVerdict {
  const slugs = records.map(({ slug }) => slug);
  const hint = adviseOn([...new Set(records.flatMap(({ categories }) => categories))], config);
  return {
    app: slugs[0] ?? '',
    apps: slugs,
    message: `${slugs.length} apps would be in the category "other" at ClawHub: ${nameFirst(slugs, NAMED)}`,
    hint: `${hint} \`--format json\` names all of them.`,
    place: PLACE,
  };
}

function isInOne(categories: readonly string[], config: Config): boolean {
  return toClawhubCategories({ categories: categories.map((key) => ({ key })) }, config).sent.length > 0;
}
