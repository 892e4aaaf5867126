import { expect, test } from 'vitest';
import { catalogWith, descriptor, snapshot } from './support/catalogs.ts';
import { skillpress } from './support/cli.ts';

const dir = (): string =>
  catalogWith({
    'apps/acme/app.md': descriptor({
      name: 'Acme',
      homepage: 'https://acme.example/',
      entities: '[Order, Customer]',
      actions:
        '{ pin: [get-customer], describe: { list-orders: Orders of one day. }, effect: { get-customer: write } }',
    }),
    'apps/acme/membrane.json': snapshot(['List Orders', 'Delete Order', 'Get Customer']),
  });

test('an app is told stage by stage, with the source of each fact and what tells each mark', async () => {
  const { stdout, code } = await skillpress(dir(), ['explain', 'acme']);
  expect(code).toBe(0);
  const expected = [
    /^Acme \(acme\)$/,
    /^ {2}homepage +https:\/\/acme\.example\/ {2}\[app\.md\]$/,
    /^ {2}description Acme: .* {2}\[worded from the facts below\]$/,
    /^Actions \(3, the page lists 3\)$/,
    /^ +1\. get-customer: Get a customer\. \[its name\]$/,
    /^ +effect write: descriptor "actions\.effect" write \(decides\)$/,
    /^ +in Customer; pinned: one action is about "customer"$/,
    /list-orders: Orders of one day\. \[actions\.describe\]$/,
    /^ +effect delete: name "delete" delete \(strong\)/,
    /^What the description claims$/,
    /^ +delete orders?: an action does$/,
    /^Findings \(\d+\)$/,
    /^ {2}skills\/acme\/SKILL\.md \(\d+ bytes\)$/,
  ];
  const lines = stdout.split('\n');
  for (const line of expected) expect(lines).toContainEqual(expect.stringMatching(line));
});

test('an app is related to no draft, as in a build; a draft that is explained is', async () => {
  const shared = { keywords: '[mooring fees]', summary: 'Keeps customers.' };
  const catalog = catalogWith({
    'apps/acme/app.md': descriptor({ ...shared, name: 'Acme', homepage: 'https://acme.example/' }),
    'apps/bolt/app.md': descriptor({
      ...shared,
      name: 'Bolt',
      homepage: 'https://bolt.example/',
      draft: 'true',
    }),
    'apps/cord/app.md': descriptor({ ...shared, name: 'Cord', homepage: 'https://cord.example/' }),
  });
  const relatedOf = async (app: string): Promise<string[]> => {
    const { stdout } = await skillpress(catalog, ['explain', app, '--format', 'json']);
    return (JSON.parse(stdout) as { related: { slug: string }[] }).related.map(({ slug }) => slug);
  };
  expect(await relatedOf('acme')).toEqual(['cord']);
  expect(await relatedOf('bolt')).toEqual(['acme', 'cord']);
});

test('an app with errors is explained, too, and as data', async () => {
  const broken = catalogWith({
    'apps/acme/app.md': descriptor(
      { name: 'Acme', homepage: 'http://acme.example/' },
      '# No headings here\n',
    ),
  });
  const { stdout, code } = await skillpress(broken, ['explain', 'acme', '--format', 'json']);
  expect(code).toBe(1);
  const told = JSON.parse(stdout) as Record<string, unknown>;
  expect(told).toMatchObject({ command: 'explain', ok: false, app: 'acme', written: false, files: [] });
  expect(told['facts']).toMatchObject({ homepage: { value: 'http://acme.example/', source: 'app.md' } });
  expect(told['findings']).toContainEqual(
    expect.objectContaining({ rule: 'descriptor/notes', line: expect.any(Number) }),
  );
});

test('a rule is told with its examples; a wrong name gets the right one', async () => {
  const catalog = dir();
  const rule = await skillpress(catalog, ['explain', 'page/links']);
  expect(rule.stdout).toMatch(/^# page\/links\n\nError\. A link leads/);
  expect(rule.stdout).toContain('## Wrong');
  expect(await skillpress(catalog, ['explain', 'page/linsk'])).toMatchObject({
    code: 2,
    stderr: 'skillpress: There is no rule "page/linsk"\n  Did you mean "page/links"?\n',
  });
  expect((await skillpress(catalog, ['explain', 'acne'])).stderr).toContain('Did you mean "acme"?');
  const far = await skillpress(catalog, ['explain', 'tide/berths']);
  expect(far.stderr).toMatch(
    /^ {2}Groups of rules are descriptor, .*, pack; docs\/rules\/README\.md has every rule\.$/m,
  );
  expect((await skillpress(catalog, ['explain', 'pack/x'])).stderr).toContain(
    'Take one of pack/members, pack/budget.',
  );
});
