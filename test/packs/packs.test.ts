import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { buildIn, placesOf } from '../support/build.ts';
import { changedPaths, filesIn, writeFiles, type Files } from '../support/catalogs.ts';
import { skillpress } from '../support/cli.ts';
import { appsOf, catalogOfPacks, settingsWith } from '../support/packs.ts';
import { MARKETPLACES, PLUGIN_MANIFESTS } from '../support/pluginSchemas.ts';

const NAMES = ['Acme', 'Birch', 'Cedar', 'Dogwood', 'Elm'];
const OWN = `packs:
  byCategory: 4
  own:
    woods:
      title: Woods & "more" <all>
      description: 'Trees: of every kind, [linked](https://x.example) or not.'
      apps: [cedar, birch]
`;

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);

function problemsOf(schema: object, text: string | undefined): unknown {
  const check = ajv.compile(schema);
  return check(JSON.parse(text ?? 'null')) ? [] : check.errors;
}

describe('a catalog with packs', () => {
  test('has a plugin for each category of enough apps and for each pack of its own, with the very pages', async () => {
    const dir = catalogOfPacks(OWN, { ...appsOf(NAMES), ...appsOf(['Fir', 'Gum'], 'legal') });
    const { findings } = await buildIn(dir);
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
    const files = filesIn(join(dir, 'dist'));
    const packs = new Set(Object.keys(files).flatMap((path) => /^plugins\/([^/]+)/.exec(path)?.[1] ?? []));
    expect([...packs].sort()).toEqual(['crm', 'woods']);
    const copies = Object.entries(files).filter(([path]) => path.startsWith('plugins/woods/skills/'));
    expect(copies.map(([path]) => path)).toEqual([
      'plugins/woods/skills/birch/SKILL.md',
      'plugins/woods/skills/cedar/SKILL.md',
    ]);
    for (const [path, text] of copies) expect(text).toBe(files[path.slice('plugins/woods/'.length)]);
  });

  test('has manifests and marketplaces that every client takes', async () => {
    const dir = catalogOfPacks(OWN, appsOf(NAMES));
    await buildIn(dir);
    const files = filesIn(join(dir, 'dist'));
    for (const pack of ['woods', 'crm'])
      for (const [path, schema] of Object.entries(PLUGIN_MANIFESTS))
        expect(problemsOf(schema, files[`plugins/${pack}/${path}`]), `${pack} ${path}`).toEqual([]);
    for (const [path, schema] of Object.entries(MARKETPLACES))
      expect(problemsOf(schema, files[path]), path).toEqual([]);
  });

  test('blames no app for not having been asked for', async () => {
    const dir = catalogOfPacks(OWN, { ...appsOf(NAMES), 'apps/birch/app.md': '---\nname: Birch\n---\n' });
    // On a fresh clone: of the apps that are not named none has a page.
    const { stdout } = await skillpress(dir, ['build', 'acme', '--format', 'json']);
    const { findings } = JSON.parse(stdout) as { findings: { rule: string; message: string }[] };
    expect(findings.filter(({ rule }) => rule.startsWith('pack/')).map(({ message }) => message)).toEqual([
      'The pack "woods" lacks "birch", which has no page',
    ]);
    expect(Object.keys(filesIn(join(dir, 'dist/skills')))).not.toContain('cedar/SKILL.md');
  });

  test('copies what the output folder has of an app that changed and was not asked for', async () => {
    const dir = catalogOfPacks(OWN, appsOf(NAMES));
    await buildIn(dir);
    const page = readFileSync(join(dir, 'dist/skills/cedar/SKILL.md'), 'utf8');
    rmSync(join(dir, 'dist/plugins/woods/skills/cedar'), { recursive: true });
    const path = join(dir, 'apps/cedar/app.md');
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace(/^summary: .*$/m, 'summary: Another one altogether.'),
    );
    await skillpress(dir, ['build', 'acme']);
    for (const folder of ['skills', 'plugins/woods/skills'])
      expect(readFileSync(join(dir, 'dist', folder, 'cedar/SKILL.md'), 'utf8')).toBe(page);
    rmSync(join(dir, 'dist/skills/cedar'), { recursive: true });
    rmSync(join(dir, 'dist/plugins/woods/skills/cedar'), { recursive: true });
    const { code, stderr } = await skillpress(dir, ['build', 'acme']);
    expect(code).toBe(5);
    expect(stderr).toContain('dist/skills/cedar/SKILL.md is gone, and another file is made from it');
  });

  test('tells of an app that changed and was not asked for what its page tells, also when it is not asked for again', async () => {
    const dir = catalogOfPacks(OWN, appsOf(NAMES));
    await buildIn(dir);
    const change = (slug: string, summary: string): void => {
      const path = join(dir, `apps/${slug}/app.md`);
      writeFileSync(path, readFileSync(path, 'utf8').replace(/^summary: .*$/m, `summary: ${summary}`));
    };
    change('cedar', 'Another one altogether.');
    for (const summary of ['Orders of one shop.', 'Orders of two shops.']) {
      change('acme', summary);
      expect((await skillpress(dir, ['build', 'acme'])).code).toBe(0);
      const made = Object.entries(filesIn(join(dir, 'dist')));
      const telling = (words: string): string[] =>
        made.flatMap(([path, text]) => (text.includes(words) ? [path] : []));
      expect(telling(summary)).toContain('skills/membrane-apps/references/apps/acme.md');
      // The listing of the app that was asked for tells of related apps.
      expect(telling('Another one altogether.')).toEqual(['listings/acme.json']);
    }
    await buildIn(dir);
    const clean = catalogOfPacks(OWN, {});
    cpSync(join(dir, 'apps'), join(clean, 'apps'), { recursive: true });
    await buildIn(clean);
    expect(filesIn(join(dir, 'dist'))).toEqual(filesIn(join(clean, 'dist')));
  });

  test('keeps an app that cannot be made as its last page is, in its packs and every index, also with other settings', async () => {
    const dir = catalogOfPacks(OWN, appsOf(NAMES));
    await buildIn(dir);
    const { 'manifest.json': _, ...before } = filesIn(join(dir, 'dist'));
    const path = join(dir, 'apps/cedar/app.md');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^keywords: .*$/m, 'keywords: [trees, trees]'));
    for (const setting of ['data: { a: 1 }', 'rules: { quality/trigger: error }']) {
      appendFileSync(join(dir, 'catalog.yaml'), `${setting}\n`);
      const { findings, apps } = await buildIn(dir);
      expect(apps).toMatchObject({ failed: 1 });
      expect(findings.filter(({ rule }) => rule.startsWith('pack/'))).toEqual([]);
      const { 'manifest.json': __, ...after } = filesIn(join(dir, 'dist'));
      expect(after).toEqual(before);
    }
  });

  test('tells in its README which apps it holds, in at least 40 words, with data as words only', async () => {
    const dir = catalogOfPacks(OWN, appsOf(NAMES));
    await buildIn(dir);
    const readme = filesIn(join(dir, 'dist'))['plugins/woods/README.md'] ?? '';
    expect(readme.split(/\s+/).length).toBeGreaterThan(40);
    expect(readme).toContain('[cedar](skills/cedar/SKILL.md)');
    expect(readme).toContain('# Woods & "more" \\<all\\>');
    expect(readme).toContain('\\[linked\\](https\\://x.example)');
    expect(readme).not.toContain('Not in this pack');
  });

  test('has an icon that is a square PNG of 512 pixels, another for each pack', async () => {
    const dir = catalogOfPacks(OWN, appsOf(NAMES));
    await buildIn(dir);
    const icons = ['woods', 'crm'].map((pack) =>
      readFileSync(join(dir, 'dist/plugins', pack, 'assets/icon.png')),
    );
    for (const icon of icons) {
      expect([icon.readUInt32BE(16), icon.readUInt32BE(20)]).toEqual([512, 512]);
      const data = icon.subarray(icon.indexOf('IDAT') + 4, icon.indexOf('IEND') - 8);
      expect(inflateSync(data)).toHaveLength(512 * 65);
    }
    expect(icons[0]?.equals(icons[1] ?? Buffer.alloc(0))).toBe(false);
  });

  test('has the text of its licence from LICENSES/, or where that text is', async () => {
    const dir = catalogOfPacks(OWN, appsOf(NAMES));
    await buildIn(dir);
    const licence = (): string | undefined => filesIn(join(dir, 'dist'))['plugins/woods/LICENSE'];
    expect(licence()).toContain('https://spdx.org/licenses/MIT-0.html');
    const before = filesIn(join(dir, 'dist'));
    writeFiles(dir, { 'LICENSES/MIT-0.txt': 'Do as you like.\n' });
    const { apps } = await buildIn(dir);
    expect(licence()).toBe('Do as you like.\n');
    // What only packs are made from leaves apps as they are.
    expect(apps).toMatchObject({ built: 0, unchanged: NAMES.length });
    expect(changedPaths(before, filesIn(join(dir, 'dist')))).toEqual([
      'manifest.json',
      'plugins/crm/LICENSE',
      'plugins/woods/LICENSE',
    ]);
  });

  test('a licence that is no text in UTF-8 is refused at its line', async () => {
    const dir = catalogOfPacks(OWN, appsOf(NAMES));
    writeFiles(dir, { 'LICENSES/MIT-0.txt': '' });
    writeFileSync(join(dir, 'LICENSES/MIT-0.txt'), Buffer.from('Do as\nyou like, Jos\u00e9.\n', 'latin1'));
    await expect(buildIn(dir)).rejects.toThrow(/^LICENSES\/MIT-0\.txt:2:14: A sign is lost here/);
    writeFileSync(join(dir, 'LICENSES/MIT-0.txt'), Buffer.from('Do as you like.\n', 'utf16le'));
    await expect(buildIn(dir)).rejects.toThrow(/^LICENSES\/MIT-0\.txt:1:1: .* perhaps in UTF-16$/);
  });

  test.each([
    ['https://github.com/northwind/skills', 'northwind/skills'],
    ['https://github.com/northwind/skills.git', 'northwind/skills'],
    [
      'https://git.example.org/~northwind/skillsü?a=1',
      'https://git.example.org/%7Enorthwind/skills%C3%BC%3Fa%3D1',
    ],
  ])('tells how to install from %s', async (address, told) => {
    const dir = catalogOfPacks(OWN, appsOf(NAMES));
    const settings = filesIn(dir)['catalog.yaml'] ?? '';
    writeFiles(dir, { 'catalog.yaml': settings.replace(/^repository: .*$/m, `repository: ${address}`) });
    const { findings } = await buildIn(dir);
    expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
    const readme = filesIn(join(dir, 'dist'))['plugins/woods/README.md'] ?? '';
    expect(readme).toContain(`/plugin marketplace add ${told}\n/plugin install woods@membranedev\n`);
  });

  test('loses all of their files with the setting', async () => {
    const dir = catalogOfPacks(OWN, appsOf(NAMES));
    await buildIn(dir);
    writeFiles(dir, { 'catalog.yaml': settingsWith('') });
    await buildIn(dir);
    const left = Object.keys(filesIn(join(dir, 'dist'))).filter(
      (path) => path in MARKETPLACES || path.startsWith('plugins/'),
    );
    expect(left).toEqual([]);
  });
});

/** So many apps of one category that a client would not show them whole. */
const MANY = Array.from({ length: 20 }, (_, at) => `Maple${String.fromCodePoint(97 + at)}`);

function statusOf(installs: Readonly<Record<string, number>>): Files {
  const entry = (count: number) => ({
    clawhub: {
      version: '1.0.0',
      url: null,
      publishedAt: null,
      downloads: null,
      installs: count,
      stars: null,
      verdict: null,
      flags: [],
      auditUrl: null,
      versions: [],
      asOf: '2026-11-20T00:00:00.000Z',
    },
  });
  const apps = Object.fromEntries(Object.entries(installs).map(([slug, count]) => [slug, entry(count)]));
  return { 'status.json': JSON.stringify({ apps }) };
}

describe('a category of more apps than clients show whole', () => {
  const skillsOf = (files: Files): string[] =>
    Object.keys(files).flatMap((path) => /^plugins\/crm\/skills\/([^/]+)\/SKILL\.md$/.exec(path)?.[1] ?? []);

  test('keeps the most used ones and says in its README which it left out', async () => {
    const dir = catalogOfPacks('packs: { byCategory: 4 }', {
      ...appsOf(MANY),
      ...statusOf({ maplet: 9, maplek: 5 }),
    });
    const { findings } = await buildIn(dir);
    expect(placesOf(findings).filter((place) => place.startsWith('pack/'))).toEqual([]);
    const files = filesIn(join(dir, 'dist'));
    const kept = skillsOf(files);
    expect(kept.length).toBeGreaterThan(3);
    expect(kept.length).toBeLessThan(MANY.length);
    // The two that are used, then the order of the catalog.
    expect(kept).toEqual([
      ...MANY.slice(0, kept.length - 2).map((name) => name.toLowerCase()),
      'maplek',
      'maplet',
    ]);
    const readme = files['plugins/crm/README.md'] ?? '';
    expect(readme).toContain(`the most used ${kept.length} of ${MANY.length} CRM apps`);
    const [, left = ''] = readme.split('## Not in this pack');
    const named = [...left.matchAll(/^- .* \(`(\w+)`\)$/gm)].map((match) => match[1] ?? '');
    expect([...kept, ...named].sort()).toEqual(MANY.map((name) => name.toLowerCase()));
  });

  test('keeps the first ones by name where no registry tells which are used', async () => {
    const dir = catalogOfPacks('packs: { byCategory: 4 }', appsOf(MANY));
    await buildIn(dir);
    const files = filesIn(join(dir, 'dist'));
    const kept = skillsOf(files);
    expect(kept).toEqual(MANY.slice(0, kept.length).map((name) => name.toLowerCase()));
    expect(files['plugins/crm/README.md']).toContain(`the first ${kept.length}, by name, of 20 CRM apps`);
  });

  test('is whole in a pack of your own, and the rule says which descriptions clients cut', async () => {
    const slugs = MANY.map((name) => name.toLowerCase()).join(', ');
    const own = `packs: { own: { all: { title: All, description: Everything., apps: [${slugs}] } } }`;
    const { findings } = await buildIn(catalogOfPacks(own, appsOf(MANY)));
    const [budget, ...more] = findings.filter(({ rule }) => rule.startsWith('pack/'));
    expect(more).toEqual([]);
    expect(budget).toMatchObject({ level: 'warning', rule: 'pack/budget', file: 'catalog.yaml' });
    expect(budget?.message).toMatch(
      /^Claude Code [\d.]+ cuts or leaves out \d+ of 20 descriptions of the pack "all": maple\w, /,
    );
  });
});

const PACKS_LINE = settingsWith('').split('\n').length;

/** By what is wrong: the setting, where it is told, and in which words. */
const WRONG: readonly (readonly [what: string, packs: string, place: string, words: RegExp])[] = [
  [
    'a name that Claude Code keeps',
    'packs: { own: { claude-crm: { title: A, description: B., apps: [acme] } } }',
    '1:17',
    /takes no plugin of this name/,
  ],
  [
    'a name with official beside Claude',
    'packs: { own: { official-claude-apps: { title: A, description: B., apps: [acme] } } }',
    '1:17',
    /takes no plugin of this name/,
  ],
  [
    'a name that is no plugin name',
    'packs: { own: { My_Pack: { title: A, description: B., apps: [acme] } } }',
    '1:17',
    /lower-case letters and digits/,
  ],
  [
    'an app twice',
    'packs: { own: { woods: { title: A, description: B., apps: [acme, birch, acme] } } }',
    '1:73',
    /expected each app once, received "acme"/,
  ],
  [
    'an app that is not there',
    'packs: { own: { woods: { title: A, description: B., apps: [acme, brich] } } }',
    '1:66',
    /there is no app "brich"\. Did you mean "birch"\?/,
  ],
  [
    'a pack without apps',
    'packs: { own: { woods: { title: A, description: B., apps: [] } } }',
    '1:59',
    /expected at least one app/,
  ],
  [
    'a pack that is called as a category that is one',
    'packs: { byCategory: 2, own: { crm: { title: A, description: B., apps: [acme] } } }',
    '1:32',
    /the category "crm" is a pack of the same name/,
  ],
  [
    'the same name twice',
    'packs:\n  own:\n    woods: { title: A, description: B., apps: [acme] }\n    woods: { title: A, description: B., apps: [acme] }',
    '4:5',
    /stands here twice/,
  ],
  [
    'a key that checks would leave out',
    'packs: { own: { __proto__: { title: A, description: B., apps: [acme] } } }',
    '1:17',
    /"__proto__" cannot be a key/,
  ],
  ['no number', 'packs: { byCategory: few }', '1:22', /expected a whole number/],
  ['an unknown key', 'packs: { categories: 4 }', '1:10', /Unknown key "categories"/],
  [
    'an unknown word for missing apps',
    'packs: { own: { woods: { title: A, description: B., apps: [acme], missing: warn } } }',
    '1:76',
    /packs\.own\.woods\.missing: expected error or skip/,
  ],
  [
    'a text with an invisible character',
    'packs: { own: { woods: { title: "Woo\u200bds", description: B., apps: [acme] } } }',
    '1:33',
    /packs\.own\.woods\.title: expected no invisible or control characters, received "Woo\\u200bds"/,
  ],
  [
    'a pack without a title',
    'packs: { own: { woods: { description: B., apps: [acme] } } }',
    '1:24',
    /Missing key "packs.own.woods.title"/,
  ],
];

test.each(WRONG)(
  '%s is told at its line of catalog.yaml, and nothing is built',
  async (_, packs, place, words) => {
    const dir = catalogOfPacks(packs, appsOf(NAMES));
    const { code, stderr } = await skillpress(dir, ['build', '--frozen']);
    expect(code).toBe(2);
    const [line = 0, column = 0] = place.split(':').map(Number);
    expect(stderr).toContain(`catalog.yaml:${PACKS_LINE + line - 1}:${column}: `);
    expect(stderr).toMatch(words);
    expect(filesIn(join(dir, 'dist'))).toEqual({});
  },
);

test('a rule about packs weighs what the catalog says', async () => {
  const packs = 'packs: { own: { some: { title: A, description: B., apps: [acme, later] } } }';
  const later = appsOf(['Later'])['apps/later/app.md'] ?? '';
  const files = { ...appsOf(['Acme']), 'apps/later/app.md': later.replace('---\n', '---\ndraft: true\n') };
  const levelsOf = async (rules: string): Promise<string[]> =>
    (await buildIn(catalogOfPacks(`${packs}\n${rules}`, files))).findings
      .filter(({ rule }) => rule === 'pack/members')
      .map(({ level }) => level);
  expect(await levelsOf('')).toEqual(['warning']);
  expect(await levelsOf('rules: { pack/members: error }')).toEqual(['error']);
});

test('a publisher that is a marketplace of Anthropic cannot have packs', async () => {
  const dir = catalogOfPacks(OWN, appsOf(NAMES));
  writeFiles(dir, {
    'catalog.yaml': settingsWith(OWN).replace('publisher: membranedev', 'publisher: Agent-Skills'),
  });
  const { code, stderr } = await skillpress(dir, ['build', '--frozen']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/catalog\.yaml:\d+:1: publisher: .*none called "agent-skills"/);
});

test('an app without a page is missed in its pack, and a pack without any is not made', async () => {
  const packs = `packs:
  own:
    some: { title: A, description: B., apps: [acme, later] }
    none: { title: A, description: B., apps: [later] }
`;
  const later = appsOf(['Later'])['apps/later/app.md'] ?? '';
  const files = { ...appsOf(NAMES), 'apps/later/app.md': later.replace('---\n', '---\ndraft: true\n') };
  const dir = catalogOfPacks(packs, files);
  const { code, stdout, stderr } = await skillpress(dir, ['build', '--frozen']);
  expect(code).toBe(1);
  expect(stdout + stderr).toContain('The pack "some" lacks "later", which has no page');
  expect(stdout + stderr).toContain('The pack "none" is not made: none of its apps has a page (later)');
  const made = filesIn(join(dir, 'dist'));
  expect(made['plugins/some/README.md']).toBeDefined();
  expect(made['plugins/none/README.md']).toBeUndefined();
});

test('a pack of settings that catalogs share holds the apps that are there, and is not made where none is', async () => {
  const packs = `packs:
  own:
    some: { title: A, description: B., apps: [acme, elsewhere], missing: skip }
    none: { title: A, description: B., apps: [elsewhere], missing: skip }
`;
  const dir = catalogOfPacks(packs, appsOf(NAMES));
  const { findings } = await buildIn(dir);
  expect(findings.filter(({ rule }) => rule.startsWith('pack/'))).toEqual([]);
  const made = filesIn(join(dir, 'dist'));
  expect(Object.keys(made).filter((path) => /^plugins\/[^/]+\/skills\//.test(path))).toEqual([
    'plugins/some/skills/acme/SKILL.md',
  ]);
  expect(made['plugins/some/README.md']).toMatch(
    /This plugin has one agent skill of .*, for the app below\./,
  );
});
