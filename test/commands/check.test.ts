import { expect, test } from 'vitest';
import { catalogWith, descriptor, filesIn, snapshot, writeFiles } from '../support/catalogs.ts';
import { skillpress } from '../support/cli.ts';

/** Apps with a warning each (little of their pages is about them), and one with an error. */
function catalog(count: number): string {
  const files: Record<string, string> = {};
  for (let at = 0; at < count; at += 1) {
    const word = `Probe${'abcdefghij'.charAt(at)}${'qrstuvwxyz'.charAt(at)}`;
    files[`apps/app-${at}/app.md`] = descriptor({
      name: word,
      homepage: `https://app-${at}.example/`,
      summary: `Keeps ${word} samples.`,
    });
    files[`apps/app-${at}/membrane.json`] = snapshot(['List Soil Probes']);
  }
  files['apps/broken/app.md'] = descriptor({ name: 'Broken', homepage: 'none' });
  return catalogWith(files);
}

const RULE = 'quality/specific-share';
const json = async (dir: string, ...args: string[]) => {
  const { stdout } = await skillpress(dir, ['check', ...args, '--format', 'json']);
  return JSON.parse(stdout) as {
    findings: { rule: string; level: string; file: string }[];
    hidden?: { known: number; filtered: number };
    exitCode: number;
  };
};

test('three findings of a rule are told, with the command that shows the rest', async () => {
  const own = catalog(6);
  const { stdout } = await skillpress(own, ['check']);
  const told = (text: string): number => text.split('\n').filter((line) => line.endsWith(`[${RULE}]`)).length;
  expect(told(stdout)).toBe(3);
  const [, command = ''] =
    /; skillpress (check --rule quality\/specific-share --max all) shows them/.exec(stdout) ?? [];
  const rest = await skillpress(own, command.split(' '));
  expect(told(rest.stdout)).toBe(6);
  expect(told((await skillpress(own, ['check', '--max', '1'])).stdout)).toBe(1);
});

test('--rule and --level choose what is shown, not whether the catalog is right', async () => {
  const own = catalog(6);
  const warnings = await json(own, '--level', 'warning');
  expect(new Set(warnings.findings.map(({ level }) => level))).toEqual(new Set(['warning']));
  expect(warnings).toMatchObject({ exitCode: 1, hidden: { known: 0, filtered: 1 } });
  const one = await json(own, '--rule', 'descriptor/schema', '--rule', 'page/size');
  expect(one.findings.map(({ file }) => file)).toEqual(['apps/broken/app.md']);
  const { code, stderr } = await skillpress(own, ['check', '--rule', 'quality/spezific-share']);
  expect(code).toBe(2);
  expect(stderr).toContain(`Did you mean "${RULE}"?`);
});

test.each([
  ['quality/*', /^quality\//],
  ['quality', /^quality\//],
  ['*/specific-share', /^quality\/specific-share$/],
  ['descriptor/*', /^descriptor\//],
])('--rule %s shows those of the group', async (name, rule) => {
  const { findings } = await json(catalog(6), '--rule', name);
  expect(findings.length).toBeGreaterThan(0);
  for (const each of findings) expect(each.rule).toMatch(rule);
});

test.each([
  ['quality/specific', /Take one of quality\/.*, quality\/specific-share/],
  ['qualty/*', /Did you mean "quality\/\*"\?/],
  ['qualty', /Did you mean "quality"\?/],
])('--rule %s, which is none, is told with those that there are', async (name, hint) => {
  const { code, stderr } = await skillpress(catalog(2), ['check', '--rule', name, '--rule', RULE]);
  expect(code).toBe(2);
  expect(stderr).toContain(`There is no rule "${name}"`);
  expect(stderr).toMatch(hint);
});

test.each(['snapshot/schema', 'acme/house-style'])('--rule %s may find nothing', async (name) =>
  expect((await skillpress(catalog(2), ['check', '--rule', name])).code).toBe(1),
);

test('a baseline hides the warnings of today, and nothing else', async () => {
  const own = catalog(6);
  const all = await json(own);
  expect(all.findings.filter(({ rule }) => rule === RULE)).toHaveLength(6);
  const made = await skillpress(own, ['check', '--update-baseline']);
  expect(made).toMatchObject({ code: 1 });
  expect(made.stderr).toContain('known from now on; commit it');
  expect((await json(own)).findings.map(({ level }) => level)).toEqual(['error']);
  const warnings = all.findings.filter(({ level }) => level === 'warning').length;
  expect((await skillpress(own, ['check'])).stdout).toContain(
    `1 error, 0 warnings · ${warnings} known warnings not shown (baseline.json)`,
  );
  // A figure that changes is no new warning; a new app's is.
  writeFiles(own, {
    'apps/app-0/membrane.json': snapshot(['List Soil Probes', 'Get Soil Probe']),
    'apps/new-one/app.md': descriptor({
      name: 'Zebra',
      homepage: 'https://new-one.example/',
      summary: 'Keeps zebras.',
    }),
  });
  const fresh = (await json(own)).findings.filter(({ rule }) => rule === RULE);
  expect(fresh.map(({ file }) => file)).toEqual(['dist/skills/new-one/SKILL.md']);
  const before = filesIn(own)['baseline.json'];
  await skillpress(own, ['check', '--update-baseline']);
  expect(filesIn(own)['baseline.json']).not.toBe(before);
});

test.each([
  [['check', 'app-1', '--update-baseline'], 'Name no apps'],
  [['check', '--max', 'some'], 'expected a whole number'],
])('%j is a usage error', async (args, words) => {
  const { code, stderr } = await skillpress(catalog(2), args);
  expect(code).toBe(2);
  expect(stderr).toContain(words);
});

test('a baseline that somebody broke is told, with what to do', async () => {
  const own = catalog(1);
  writeFiles(own, { 'baseline.json': '{"format":2}' });
  const { code, stderr } = await skillpress(own, ['check']);
  expect(code).toBe(2);
  expect(stderr).toContain('skillpress check --update-baseline');
});

test('many first releases are told together', async () => {
  const files: Record<string, string> = {};
  for (let at = 0; at < 12; at += 1)
    files[`apps/app-${at}/app.md`] = descriptor({
      name: `Probe${'abcdefghijkl'.charAt(at)}${'mnopqrstuvwx'.charAt(at)}`,
      homepage: `https://app-${at}.example/`,
    });
  const { stdout } = await skillpress(catalogWith(files), ['release']);
  expect(stdout).toMatch(/^12 apps: app-0 1\.0\.0, app-1 1\.0\.0, .* and 4 more\n {2}First release/m);
});
