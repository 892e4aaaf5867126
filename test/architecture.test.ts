import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { ROOT } from './support/catalogs.ts';

interface LintConfig {
  readonly overrides: readonly { readonly files: readonly string[]; readonly rules: object }[];
}

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

function codeIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ts|mjs)$/.test(path))
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`);
}

/** A glob of the linter's settings: `*` is part of a name, `**` any folders. */
function toPattern(glob: string): RegExp {
  const parts = glob.split(/(\*\*\/|\*)/).map((part) => {
    if (part === '**/') return '(?:.*/)?';
    return part === '*' ? '[^/]*' : part.replaceAll('.', '\\.');
  });
  return new RegExp(`^${parts.join('')}$`);
}

test.each(['ARCHITECTURE.md', 'CONTRIBUTING.md'])('the files and folders that %s names are there', (page) => {
  const named = [...read(page).matchAll(/`((?:src|test|bench|docs|templates|starter)\/[^`\s<>*…]*)`/g)].map(
    ([, path = '']) => path,
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test('ARCHITECTURE.md says of every room what happens there', () => {
  const rooms = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((each) => each.isDirectory());
  const page = read('ARCHITECTURE.md');
  expect(rooms.map(({ name }) => name).filter((name) => !page.includes(`\`${name}/\``))).toEqual([]);
});

test('the linter knows of every file of src/ and bench/ what it may import', async () => {
  const config = (await import(pathToFileURL(join(ROOT, 'oxlint.config.mjs')).href)) as {
    default: LintConfig;
  };
  const { overrides } = config.default;
  const globs = overrides
    .filter(({ rules }) => 'no-restricted-imports' in rules)
    .flatMap(({ files }) => files.map(toPattern));
  const open = [...codeIn('src'), ...codeIn('bench')].filter(
    (path) => !path.endsWith('.d.mts') && !globs.some((glob) => glob.test(path)),
  );
  expect(open).toEqual([]);
});

test('folders are made by makeFolders alone: mkdir of Node does not end where a place takes none', () => {
  const others = codeIn('src').filter((path) => /mkdir\w*\([^;]*recursive/.test(read(path)));
  expect(others).toEqual([]);
});
