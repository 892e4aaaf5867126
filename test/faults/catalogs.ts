import { cpSync, existsSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import {
  catalogWith,
  descriptor,
  filesIn,
  snapshot,
  tempDir,
  writeFiles,
  type Files,
} from '../support/catalogs.ts';
import { skillpress } from '../support/cli.ts';

/** The command line of a build that asks nobody. */
export const BUILD = ['build', '--frozen'];

/** `apps/` of so many apps; another edition has other notes, lacks the first app and has one of its own. */
export function appFiles(count: number, edition: string): Files {
  const slugs = Array.from({ length: count }, (_, at) => `app-${at + 1}`);
  const own = [...slugs.slice(edition === 'old' ? 0 : 1), `only-${edition}`];
  return Object.fromEntries(
    own.flatMap((slug) => [
      [
        `apps/${slug}/app.md`,
        descriptor(
          { name: `Name of ${slug}`, homepage: `https://${slug}.example/`, entities: '[Order, Customer]' },
          `- Written for the ${edition} edition of ${slug}.\n`,
        ),
      ],
      [`apps/${slug}/membrane.json`, snapshot(['List Orders', `Get ${edition} Order`])],
    ]),
  );
}

/** Makes the apps of a catalog those that are given. */
export function setApps(dir: string, files: Files): void {
  const wanted = new Set(Object.keys(files).map((path) => path.split('/')[1]));
  for (const slug of readdirSync(join(dir, 'apps')))
    if (!wanted.has(slug)) rmSync(join(dir, 'apps', slug), { recursive: true });
  writeFiles(dir, files);
}

/** What a clean build of these apps gives. */
export async function cleanDist(files: Files): Promise<Files> {
  const dir = catalogWith(files);
  expect((await skillpress(dir, BUILD)).code).toBe(0);
  return filesIn(join(dir, 'dist'));
}

/** What a catalog's build left. */
export function dist(dir: string): Files {
  return filesIn(join(dir, 'dist'));
}

/** What a run may leave only while it lives. */
export function expectTidy(dir: string): void {
  for (const path of [
    '.skillpress/lock',
    '.skillpress/journal.json',
    'dist/.skillpress-stage',
    'apps/.skillpress-stage',
  ])
    expect(lstatSync(join(dir, path), { throwIfNoEntry: false }), path).toBeUndefined();
  const state = existsSync(join(dir, '.skillpress')) ? readdirSync(join(dir, '.skillpress')) : [];
  expect(state.filter((name) => /\.(?:new|\d+)$/.test(name))).toEqual([]);
}

/** What a clean build of a catalog's inputs gives. */
export async function cleanDistOf(dir: string): Promise<Files> {
  const copy = tempDir();
  for (const part of ['apps', 'templates', 'catalog.yaml'])
    cpSync(join(dir, part), join(copy, part), { recursive: true });
  await skillpress(copy, BUILD);
  return dist(copy);
}

/** A catalog of `app-1`… as `catalogWorld` has them, without snapshots. */
export function liveCatalog(count: number): string {
  const slugs = Array.from({ length: count }, (_, at) => `app-${at + 1}`);
  return catalogWith(
    Object.fromEntries(
      slugs.map((slug, at) => [
        `apps/${slug}/app.md`,
        descriptor({
          name: `App ${at + 1}`,
          homepage: `https://${slug}.example.com`,
          membrane: `{ app: ${slug} }`,
        }),
      ]),
    ),
  );
}
