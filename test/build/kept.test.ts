import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildCatalog } from '../../src/build/buildCatalog.ts';
import type { BuildOptions } from '../../src/build/catalog.ts';
import { optionsFor } from '../support/build.ts';
import {
  catalogWith,
  descriptor,
  ROOT,
  snapshot,
  tempDir,
  writeFiles,
  type Files,
} from '../support/catalogs.ts';

const SLUGS = ['acme', 'bolt', 'crank', 'delta', 'ember'];

/** An app; those of even numbers share a category, and with it a pack and related apps. */
function app(slug: string, more: Record<string, string> = {}): Files {
  const at = SLUGS.indexOf(slug);
  const name = slug.charAt(0).toUpperCase() + slug.slice(1);
  const categories = at % 2 === 0 ? '[crm]' : '[accounting]';
  const homepage = `https://${slug}.example/`;
  return {
    [`apps/${slug}/app.md`]: descriptor({
      name,
      homepage,
      categories,
      entities: `[${name} orders]`,
      ...more,
    }),
    [`apps/${slug}/membrane.json`]: snapshot([`List ${name} Orders`, `Create ${name} Order`]),
  };
}

/** What a person may do to a catalog between two builds. */
const EDITS: Readonly<Record<string, (dir: string, slug: string) => unknown>> = {
  'another note': (dir, slug) => change(dir, slug, (text) => `${text}- One more fact of it.\n`),
  'a comment that moves lines': (dir, slug) =>
    change(dir, slug, (text) => text.replace('---\n', '---\n# A comment.\n')),
  'another summary': (dir, slug) => writeFiles(dir, app(slug, { summary: `${slug} tells of parts.` })),
  'entities that another app may have': (dir, slug) =>
    writeFiles(dir, app(slug, { entities: '[Parts, Bills, Teams, Rooms]' })),
  'another category': (dir, slug) => writeFiles(dir, app(slug, { categories: '[ads]' })),
  'no category': (dir, slug) => writeFiles(dir, app(slug, { categories: '[]' })),
  'a new action': (dir, slug) =>
    existsSync(join(dir, 'apps', slug)) &&
    writeFiles(dir, { [`apps/${slug}/membrane.json`]: snapshot(['List Orders', 'Delete Bill']) }),
  'a draft': (dir, slug) => writeFiles(dir, app(slug, { draft: 'true' })),
  'as at first': (dir, slug) => writeFiles(dir, app(slug)),
  removed: (dir, slug) => rmSync(join(dir, 'apps', slug), { recursive: true, force: true }),
  'a page of the whole catalog that somebody changed': (dir) =>
    appendFileSync(join(dir, 'dist/skills/membrane-apps/references/index.md'), 'Something.\n'),
  'an index that somebody deleted': (dir) => rmSync(join(dir, 'dist/search.json'), { force: true }),
  'releases of a pack': (dir) =>
    writeFiles(dir, {
      'packs/crm/releases.json': JSON.stringify({
        releases: [
          { version: '1.0.0', date: '2026-01-31', digest: `sha256:${'0'.repeat(64)}`, changes: ['First.'] },
        ],
        surface: { title: 'CRM apps', description: 'Skills.', apps: [] },
      }),
    }),
  'a build of one app': (dir, slug) => build(dir, { only: [slug] }),
  'a build with drafts': (dir) => build(dir, { drafts: true }),
  nothing: () => {},
};

/** Changes a descriptor, where it is there. */
function change(dir: string, slug: string, edit: (text: string) => string): void {
  const path = join(dir, 'apps', slug, 'app.md');
  if (existsSync(path)) writeFileSync(path, edit(readFileSync(path, 'utf8')));
}

/** Builds and writes; returns every file in bytes, and what was found. */
async function build(dir: string, over: Partial<BuildOptions> = {}) {
  const options = optionsFor(dir, over);
  const { findings, apply, close } = await buildCatalog(options);
  await apply();
  close();
  expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
  const files = readdirSync(options.outDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(options.outDir.length + 1), readFileSync(path, 'latin1')] as const);
  return {
    files: Object.fromEntries(files),
    findings: findings.map((each) => JSON.stringify(each)).sort(),
  };
}

test('after any changes, what a build kept and made anew is what a clean build makes', async () => {
  const edits = fc.array(fc.tuple(fc.constantFrom(...Object.keys(EDITS)), fc.constantFrom(...SLUGS)), {
    minLength: 1,
    maxLength: 2,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(edits, { minLength: 3, maxLength: 3 }), async (rounds) => {
      const dir = catalogWith(Object.assign({}, ...SLUGS.map((slug) => app(slug))));
      const settings = readFileSync(join(ROOT, 'catalog.yaml'), 'utf8').replace(
        'byCategory: 4',
        'byCategory: 2',
      );
      writeFileSync(join(dir, 'catalog.yaml'), settings);
      await build(dir);
      for (const round of rounds) {
        for (const [edit, slug] of round) await EDITS[edit]?.(dir, slug);
        const clean = tempDir();
        const cold = await build(dir, { stateDir: join(clean, 'state'), outDir: join(clean, 'dist') });
        expect(await build(dir)).toEqual(cold);
      }
    }),
    { numRuns: 6 },
  );
});

test('a finding about two apps that stays is told where the line is now', async () => {
  const twins = ['acme', 'bolt'].map((slug) => app(slug, { entities: '[Parts, Bills, Teams, Rooms]' }));
  const dir = catalogWith(Object.assign({}, ...SLUGS.map((slug) => app(slug)), ...twins));
  const linesOf = async (): Promise<string[]> =>
    (await build(dir)).findings.flatMap((each) =>
      each.includes('catalog/shared-entities') ? [/"line":\d+/.exec(each)?.[0] ?? ''] : [],
    );
  expect(await linesOf()).toEqual(['"line":6']);
  EDITS['a comment that moves lines']?.(dir, 'bolt');
  expect(await linesOf()).toEqual(['"line":7']);
  EDITS['another note']?.(dir, 'acme');
  expect(await linesOf()).toEqual(['"line":7']);
});
