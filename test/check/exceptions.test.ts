import { expect, test } from 'vitest';
import { catalogWith, descriptor } from '../support/catalogs.ts';
import { buildCatalog } from '../../src/build/buildCatalog.ts';
import { optionsFor } from '../support/build.ts';

/** What `check` says of one app among others; `except` is YAML below that key, `over` replaces fields. */
async function findingsOf(except: string, over: Record<string, string> = {}): Promise<string[]> {
  const own = { name: 'Own', homepage: 'https://own.example/', ...over };
  const dir = catalogWith({
    'apps/own/app.md': descriptor(except === '' ? own : { ...own, except: `\n  ${except}` }),
    'apps/other/app.md': descriptor({ name: 'Other', homepage: 'https://other.example/' }),
  });
  const { findings } = await buildCatalog(optionsFor(dir));
  return findings.map(
    ({ rule, app, line, column, message, hint }) => `${app}:${line}:${column} ${rule}: ${message}. ${hint}`,
  );
}

const ELSEWHERE = { docs: 'https://manuals.elsewhere.example/' };
const REASON = 'The makers moved their docs there in 2026.';

/** The column of the reason behind a rule's name. */
const at = (name: string): number => `  ${name}: `.length + 1;

test('a rule that is broken says so, and is silent where an exception tells why', async () => {
  expect(await findingsOf('', ELSEWHERE)).toEqual([
    expect.stringMatching(/^own:\d+:\d+ descriptor\/docs-domain:/),
  ]);
  expect(await findingsOf(`descriptor/docs-domain: ${REASON}`, ELSEWHERE)).toEqual([]);
});

test('an exception that is of no use any more is an error, where it stands', async () => {
  expect(await findingsOf(`descriptor/docs-domain: ${REASON}`)).toEqual([
    `own:6:${at('descriptor/docs-domain')} descriptor/exceptions: The app keeps the rule descriptor/docs-domain: the exception is of no use any more. Remove it from "except".`,
  ]);
});

test('exceptions hold for rules over the whole catalog, too', async () => {
  const taken = { homepage: 'https://www.other.example' };
  const except = `catalog/duplicate-homepage: ${REASON}`;
  expect(await findingsOf('', taken)).toEqual([
    expect.stringMatching(/^other:3:\d+ catalog\/duplicate-homepage:.* homepage of the app "own"/),
    expect.stringMatching(/^own:3:\d+ catalog\/duplicate-homepage:.* homepage of the app "other"/),
  ]);
  expect(await findingsOf(except, taken)).toEqual([]);
  expect(await findingsOf(except)).toEqual([
    `own:6:${at('catalog/duplicate-homepage')} descriptor/exceptions: The app keeps the rule catalog/duplicate-homepage: the exception is of no use any more. Remove it from "except".`,
  ]);
});

test('a rule that keeps an agent safe or a page valid allows none', async () => {
  expect(await findingsOf('containment/structure: Because it looks better so.')).toEqual([
    `own:6:${at('containment/structure')} descriptor/exceptions: The rule containment/structure allows no exception. Remove it from "except" and mend what the rule finds; docs/rules/ says how.`,
  ]);
});

test.each([
  ['descriptor/docs-domian', 'Did you mean "descriptor/docs-domain"?'],
  ['nothing/at-all', 'docs/rules/ lists all rules and what each allows.'],
])('an exception from %s names no rule', async (name, hint) => {
  expect(await findingsOf(`${name}: ${REASON}`)).toEqual([
    `own:6:${at(name)} descriptor/exceptions: There is no rule "${name}". ${hint}`,
  ]);
});
