import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { descriptor, filesIn, snapshot, tempDir, writeFiles, type Files } from './support/catalogs.ts';
import { skillpress } from './support/cli.ts';

const SHORT = `name: Northwind skills
publisher: northwind
author: { name: Northwind, url: https://northwind.example }
homepage: https://northwind.example
repository: https://github.com/northwind/skills
license: MIT-0
categories:
  crm: CRM
  billing: Billing
`;

/** A catalog of one app with these settings and no templates of its own. */
function small(settings = SHORT, files: Files = {}): string {
  const dir = tempDir();
  writeFiles(dir, {
    'catalog.yaml': settings,
    'apps/acme/app.md': descriptor({ name: 'Acme', keywords: '[orders, stock]', aliases: '[Acme Cloud]' }),
    'apps/acme/membrane.json': snapshot(['List Orders', 'Delete Order']),
    ...files,
  });
  return dir;
}

const page = (dir: string): string => readFileSync(join(dir, 'dist/skills/acme/SKILL.md'), 'utf8');

test('a short catalog.yaml is enough: limits, client, templates and categories without marketplaces have defaults', async () => {
  const dir = small();
  const { code, stdout } = await skillpress(dir, ['build']);
  expect(stdout).toMatch(/^built 1 · unchanged 0 · 0 errors, 0 warnings/m);
  expect(code).toBe(0);
  expect(page(dir)).toContain('@membranehq/cli@1.18.3');
  expect(existsSync(join(dir, 'dist/clawhub'))).toBe(false);
  expect(JSON.parse(readFileSync(join(dir, 'dist/listings/acme.json'), 'utf8')).categories).toMatchObject([
    { key: 'crm', name: 'CRM', marketplaces: {} },
  ]);
  const { code: refused, stderr } = await skillpress(dir, ['publish', '--dry-run']);
  expect(refused).toBe(2);
  expect(stderr).toContain('Add the line "clawhub: { owner: your-handle }"');
});

test.each(['-x', '._', '@/x', '@a/.b', '@-a/b'])(
  '"%s" is no package that a page could tell to install',
  async (name) => {
    const dir = small(`${SHORT}cli: { package: '${name}' }\n`);
    const { code, stderr } = await skillpress(dir, ['build']);
    expect(code).toBe(2);
    expect(stderr).toContain('cli.package: expected the name of an npm package');
  },
);

test('without ClawHub a release is of the skill, and releasing changes nothing that would be released again', async () => {
  const dir = small();
  expect((await skillpress(dir, ['release'])).code).toBe(0);
  expect(page(dir)).toContain('Version `1.0.0`');
  expect((await skillpress(dir, ['release', '--check'])).code).toBe(0);
  writeFiles(dir, { 'apps/acme/membrane.json': snapshot(['List Orders', 'Delete Order', 'Add Order']) });
  expect((await skillpress(dir, ['release', '--check'])).code).toBe(1);
  expect((await skillpress(dir, ['release'])).code).toBe(0);
  expect(page(dir)).toContain('Version `1.1.0`');
  expect((await skillpress(dir, ['release', '--check'])).code).toBe(0);
});

test('one file in templates/ takes the place of the built-in one, the others stay; a name that nothing renders is told', async () => {
  const dir = small();
  mkdirSync(join(dir, 'templates/partials'), { recursive: true });
  writeFileSync(
    join(dir, 'templates/version.hbs'),
    '\nRelease {{code version}} of {{text publisher}}: [what changed]({{url history}})\n',
  );
  expect(await skillpress(dir, ['release'])).toMatchObject({ code: 0 });
  expect(page(dir)).toMatch(
    /\nRelease `1\.0\.0` of northwind: \[what changed\]\(references\/changelog\.md\)\n$/,
  );
  expect(page(dir)).toContain('## ');
  writeFileSync(join(dir, 'templates/pgae.hbs'), 'x\n');
  const { code, stdout } = await skillpress(dir, ['build']);
  expect(code).toBe(1);
  expect(stdout).toContain('Did you mean "page.hbs"?');
  rmSync(join(dir, 'templates/pgae.hbs'));
  expect((await skillpress(dir, ['build', '--templates', 'mine'])).stderr).toContain('There is no folder');
});

const FOOTER = `
## About

Kept by {{text data.maintainer.name}} ({{text data.support}}) for {{text author.name}}, in {{url repository}}.

In {{#each categories}}{{#unless @first}}, {{/unless}}{{text name}}{{/each}}; found by {{#each keywords}}{{#unless @first}}, {{/unless}}{{text this}}{{/each}}.
{{#each aliases}}
- Also called {{text this}}
{{/each}}
`;

test('templates are given the words of the catalog and of the app, and data of your own', async () => {
  const settings = `${SHORT}data:\n  support: help@northwind.example\n  maintainer: { name: Ada }\n`;
  const dir = small(settings);
  await skillpress(dir, ['templates', 'eject', 'page.hbs']);
  const file = join(dir, 'templates/page.hbs');
  writeFileSync(file, readFileSync(file, 'utf8') + FOOTER);
  const { stdout, code } = await skillpress(dir, ['build']);
  expect([code, stdout]).toEqual([0, expect.stringContaining('built 1')]);
  expect(page(dir)).toContain(
    'Kept by Ada (help\\@northwind.example) for Northwind, in https://github.com/northwind/skills.',
  );
  expect(page(dir)).toMatch(/\nIn CRM; found by orders, stock\.\n- Also called Acme Cloud\n/);
  writeFileSync(file, readFileSync(file, 'utf8').replace('data.support', 'data.suport'));
  const typo = await skillpress(dir, ['build']);
  expect(typo.stdout).toMatch(
    /templates\/page\.hbs:\d+:\d+[^]*Unknown field "data\.suport"[^]*Did you mean "support"\?/,
  );
});

const BARE = {
  'apps/acme/app.md': descriptor({ name: 'Acme', keywords: '[orders]', homepage: 'http://acme.example/' }),
};
const HTTPS = 'descriptor/https';
const withRules = (rules: string): string => `${SHORT}rules:\n  ${rules}\n`;
const levels = async (rules: string): Promise<string[]> => {
  const dir = small(rules === '' ? SHORT : withRules(rules), BARE);
  const { stdout } = await skillpress(dir, ['check', '--format', 'json']);
  const { findings } = JSON.parse(stdout) as { findings: { rule: string; level: string }[] };
  return findings.filter(({ rule }) => rule === HTTPS).map(({ level }) => level);
};

test('rules: a rule weighs what the catalog says', async () => {
  expect(await levels('')).toEqual(['warning']);
  expect(await levels(`${HTTPS}: error`)).toEqual(['error']);
  expect(await levels(`${HTTPS}: off`)).toEqual([]);
});

test.each([
  ['descriptor/htps: off', '11:3: There is no rule "descriptor/htps". Did you mean "descriptor/https"?'],
  [
    'containment/html: warning',
    '11:21: The rule containment/html keeps agents safe or pages valid: it stays an error here.',
  ],
  [
    'containment/instruction: off',
    '11:28: The rule containment/instruction keeps agents safe or pages valid: it stays an error here.',
  ],
  [
    'containment/doubtful-text: off',
    '11:30: The rule containment/doubtful-text keeps agents safe or pages valid: it is "warning" or "error" here.',
  ],
  ['page/size: loud', 'rules.page/size: expected off, warning or error, received "loud"'],
])('rules: %s is refused at its place', async (rules, message) => {
  const { code, stderr } = await skillpress(small(withRules(rules)), ['check']);
  expect(stderr).toContain(message);
  expect(code).toBe(2);
});

test.each([
  ['  crm: CRM', '  crm: { name: CRM, clawhb: sales }', 'Unknown key "clawhb"'],
  ['  crm: CRM', '  crm: { name: CRM, clawhub: sales }', 'categories.crm.clawhub: expected one of'],
  ['  crm: CRM', '  crm: [CRM]', 'categories.crm: expected a name, or a map'],
])('a category that is neither a name nor a map of names is refused: %s -> %s', async (from, to, message) => {
  const { code, stderr } = await skillpress(small(SHORT.replace(from, to)), ['check']);
  expect(stderr).toContain(message);
  expect(code).toBe(2);
});

test('the same files come of the same settings whether templates are ejected or built in', async () => {
  const dir = small();
  await skillpress(dir, ['build']);
  const before = filesIn(join(dir, 'dist'));
  const { stdout } = await skillpress(dir, ['templates', 'eject']);
  expect(stdout.split('\n')).toContain('templates/partials/membrane.hbs');
  await skillpress(dir, ['build']);
  expect(filesIn(join(dir, 'dist'))).toEqual(before);
});

test('a catalog.yml is told with the name that it should have', async () => {
  const dir = tempDir();
  writeFiles(dir, { 'catalog.yml': 'name: Mine\n' });
  const { code, stderr } = await skillpress(dir, ['check']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/There is no .*catalog\.yaml\n {2}Rename .*catalog\.yml to it\./);
});

const DATA = `data:
  no: false
  yes: true
  users: 30
  none: []
  people: [{ name: Ada, phone: '1' }, { name: Bo, mail: b@northwind.example }]
`;

test('data of any shape reaches templates: false is not true, a number counts, an empty list and entries that differ are no errors', async () => {
  const own = `
{{#if data.no}}No.{{/if}}{{#if data.yes}}Yes.{{/if}} {{count data.users}} {{text data.users}}
{{#each data.none}}{{text this}}{{/each}}
{{#each data.people}}
- {{text name}} {{#if phone}}phone {{text phone}}{{/if}}{{#if mail}}mail{{/if}}
{{/each}}
`;
  const dir = small(SHORT + DATA, { 'templates/page.hbs': `{{> app}}${own}{{> membrane}}\n` });
  const { code, stdout } = await skillpress(dir, ['build']);
  expect(stdout).toMatch(/ · 0 errors, /);
  expect(code).toBe(0);
  expect(page(dir)).toMatch(/\nYes\. 30 30\n[^]*\n- Ada phone 1\n- Bo mail\n/);
  expect(page(dir)).not.toContain('No.');
});

test.each([
  ['{{text data.yes}}', 'expected a text for the slot "text", received true'],
  ['{{text data.people}}', 'expected a text for the slot "text", received a list'],
  ['{{count docs}}', 'expected a whole number for the slot "count", received nothing'],
  ['{{#each data.people}}{{text phone}}{{/each}}', 'expected a text for the slot "text", received nothing'],
])('what a slot cannot take is told with the app that it is of: %s', async (slot, message) => {
  const dir = small(SHORT + DATA, { 'templates/page.hbs': `{{> app}}\n{{> membrane}}\n${slot}\n` });
  const { code, stdout } = await skillpress(dir, ['check']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^templates\/page\.hbs:3:\d+: error Of acme: /m);
  expect(stdout).toContain(message);
});

test.each([
  [
    'template/unused',
    'template/unused is found before the rules are asked',
    'Mend what it finds, and remove it here.',
  ],
  ['specific-share', 'There is no rule "specific-share"', 'Did you mean "quality/specific-share"?'],
  ['quality/*', 'There is no rule "quality/*"', 'Name each rule of the group: quality/'],
  ['quality', 'There is no rule "quality"', 'Name each rule of the group: quality/'],
])('%s is no rule that can be weighed or excepted, and what is meant is told', async (name, what, hint) => {
  const weighed = await skillpress(small(`${SHORT}rules: { ${name}: off }\n`), ['check']);
  expect(weighed).toMatchObject({ code: 2, stderr: expect.stringContaining(`catalog.yaml:10:10: ${what}`) });
  expect(weighed.stderr).toContain(hint);
  const app = descriptor({
    name: 'Acme',
    except: `{ ${name}: Everybody calls it so and so do its own pages. }`,
  });
  const excepted = await skillpress(small(SHORT, { 'apps/acme/app.md': app }), ['check']);
  expect(excepted).toMatchObject({ code: 1, stdout: expect.stringContaining(`error ${what}`) });
  expect(excepted.stdout).toContain(hint);
});
