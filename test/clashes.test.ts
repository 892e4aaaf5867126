import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildCatalog } from '../src/build/buildCatalog.ts';
import type { Build } from '../src/build/catalog.ts';
import { optionsFor } from './support/build.ts';
import { catalogWith, descriptor, filesIn, writeFiles, type Files } from './support/catalogs.ts';
import { skillpress } from './support/cli.ts';

const app = (slug: string, over: Record<string, string> = {}): Files => ({
  [`apps/${slug}/app.md`]: descriptor({
    name: `The ${slug}`,
    homepage: `https://${slug}.example/`,
    keywords: `[${slug} boards]`,
    summary: `Keeps ${slug} boards with cards and lists, each with its owner, its due date and a history of what was moved.`,
    ...over,
  }),
});

async function build(dir: string, ...only: string[]): Promise<Build> {
  const built = await buildCatalog({ ...optionsFor(dir), only });
  await built.apply();
  built.close();
  return built;
}

const errorsOf = ({ findings }: Pick<Build, 'findings'>): string[] =>
  findings.flatMap(({ level, rule, app, message }) =>
    level === 'error' ? [`${app} ${rule}: ${message}`] : [],
  );

test.each<readonly [what: string, slug: string, over: Record<string, string>, rule: string]>([
  ['homepage', 'planner', { homepage: 'http://www.Tilework.example' }, 'catalog/duplicate-homepage'],
  ['name', 'planner', { name: 'the TILEWORK' }, 'catalog/duplicate-name'],
  ['alias', 'planner', { aliases: '[The Tilework]' }, 'catalog/duplicate-alias'],
  ['description', 'planner', { description: '"The planner: cards."' }, 'quality/description-distinct'],
  [
    'slug but for hyphens',
    'tile-work',
    { name: 'Other', summary: 'Other things of all kinds for people who need other things than these.' },
    'catalog/duplicate-slug',
  ],
])(
  'a new app with the %s of another is an error of both, and is not written',
  async (_, slug, over, rule) => {
    const dir = catalogWith({
      ...app('tilework', over['description'] ? { description: '"The tilework: cards."' } : {}),
      ...app('bystander'),
    });
    expect(errorsOf(await build(dir))).toEqual([]);
    const before = filesIn(join(dir, 'dist'));
    writeFiles(dir, app(slug, over));
    const clash = await build(dir, slug);
    expect(errorsOf(clash)).toEqual([expect.stringContaining(`${slug} ${rule}:`)]);
    expect(errorsOf(clash)[0]).toContain('"tilework"');
    expect(clash.apps).toMatchObject({ total: 1, failed: 1 });
    expect(errorsOf(await build(dir, 'tilework'))).toEqual([expect.stringContaining(`"${slug}"`)]);
    expect(errorsOf(await build(dir, 'bystander'))).toEqual([]);
    expect(errorsOf(await build(dir))).toHaveLength(2);
    expect(filesIn(join(dir, 'dist'))).toEqual(before);
    // From nothing neither of the two is written.
    rmSync(join(dir, 'dist'), { recursive: true });
    expect((await build(dir)).apps).toMatchObject({ total: 3, built: 1, failed: 2 });
    // The one that goes sets the other one free.
    rmSync(join(dir, 'apps', slug), { recursive: true });
    const free = await build(dir);
    expect(errorsOf(free)).toEqual([]);
    expect(free.apps).toMatchObject({ total: 2, failed: 0 });
    expect(filesIn(join(dir, 'dist'))).toEqual(before);
  },
);

test('the exit code tells of the clash, whichever of the two is named', async () => {
  const dir = catalogWith({
    ...app('tilework'),
    ...app('planner', { homepage: 'https://tilework.example/' }),
  });
  for (const args of [
    ['check', 'planner'],
    ['check', 'tilework'],
    ['build', '--frozen', 'planner'],
  ]) {
    const { code, stdout } = await skillpress(dir, args);
    expect(code).toBe(1);
    expect(stdout).toContain(`apps/${args.at(-1)}/app.md:`);
    expect(stdout).toContain('1 error');
  }
});

test('an exception of one ends the clash for the other', async () => {
  const over = {
    homepage: 'https://tilework.example/',
    except: '{ catalog/duplicate-homepage: Both are sold from one page by one maker. }',
  };
  const dir = catalogWith({ ...app('tilework'), ...app('planner', over) });
  expect(await build(dir)).toMatchObject({ findings: [], apps: { built: 2 } });
});

test('what is said of a named app does not depend on what the cache holds', async () => {
  const warned = { keywords: '[slack boards]', docs: 'http://slack.example/docs' };
  const dir = catalogWith({
    ...app('slack', warned),
    ...app('broken', { categories: '[nowhere]' }),
    ...app('warned', { docs: 'http://warned.example/docs' }),
    ...app('waiting', { draft: 'true' }),
  });
  const seen = async (...only: string[]): Promise<unknown> => {
    const { findings, apps, close } = await buildCatalog({ ...optionsFor(dir), only });
    close();
    const { built, unchanged, ...counts } = apps;
    return { findings, ...counts, good: built + unchanged };
  };
  const all = [['slack'], ['broken'], ['waiting'], ['slack', 'waiting'], []] as const;
  const cold = await Promise.all(all.map((only) => seen(...only)));
  expect(cold[0]).toMatchObject({ total: 1, good: 1, failed: 0, drafts: 0 });
  expect(cold[2]).toMatchObject({
    total: 0,
    drafts: 1,
    findings: [{ rule: 'descriptor/draft', app: 'waiting', file: 'apps/waiting/app.md', line: 6 }],
  });
  expect(cold[4]).toMatchObject({ total: 3, good: 2, failed: 1, drafts: 1 });
  const expectTheSame = async (): Promise<void> => {
    for (const [at, only] of all.entries()) expect(await seen(...only), only.join()).toEqual(cold[at]);
  };
  await build(dir, 'slack');
  await expectTheSame();
  await build(dir);
  await expectTheSame();
  const path = join(dir, 'apps/warned/app.md');
  writeFileSync(path, readFileSync(path));
  await expectTheSame();
});

test('an action id that means one thing here and another there is an error of both in a frozen check and build', async () => {
  const snapshot = (name: string, more = ''): string =>
    `{ "origin": "membrane", "actions": [{ "id": "5f1e", "key": "a", "name": "${name}"${more} }, { "id": "own-${name.slice(0, 4)}", "name": "Find ${name}" }] }`;
  const files = (slug: string, text: string): Files => ({
    ...app(slug),
    [`apps/${slug}/membrane.json`]: text,
  });
  const dir = catalogWith({
    ...files('tilework', snapshot('List Tiles')),
    ...files('bystander', snapshot('List Tiles').replaceAll('own-', 'another-')),
  });
  // Two apps may have the very same action.
  expect(errorsOf(await build(dir))).toEqual([]);
  const before = filesIn(join(dir, 'dist'));
  writeFiles(dir, files('planner', snapshot('Drop Plans')));
  const check = await skillpress(dir, ['check', '--format', 'json']);
  expect(check.code).toBe(1);
  const findings: { rule: string; app: string; file: string; line: number; message: string }[] = JSON.parse(
    check.stdout,
  ).findings;
  const clash = findings.filter(({ rule }) => rule === 'catalog/shared-action-id');
  expect(clash.map((each) => each.app)).toEqual(['bystander', 'planner', 'tilework']);
  expect(clash[1]).toMatchObject({
    file: 'apps/planner/membrane.json',
    line: 1,
    message:
      'The id "5f1e" is the action "Drop Plans" here and another one in the apps "bystander", "tilework"',
  });
  // The two whose pages were there keep them, neither meaning comes to a new one.
  expect((await build(dir)).apps).toMatchObject({ total: 3, failed: 3 });
  expect(filesIn(join(dir, 'dist'))).toEqual(before);
  rmSync(join(dir, 'dist'), { recursive: true });
  expect((await build(dir)).apps).toMatchObject({ built: 0, failed: 3 });
  expect(filesIn(join(dir, 'dist'))).not.toHaveProperty(['skills/planner/SKILL.md']);
  writeFiles(dir, {
    'apps/planner/app.md': (app('planner')['apps/planner/app.md'] ?? '').replace(
      'homepage:',
      'actions: { hide: [5f1e] }\nhomepage:',
    ),
  });
  expect(errorsOf(await build(dir))).toEqual([]);
});
