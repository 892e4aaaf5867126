import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { EXIT } from '../src/errors.ts';
import { READING_RULES } from '../src/check/readingRules.ts';
import { rules } from '../src/check/rules.ts';
import { formatRule } from '../src/report/reportRule.ts';
import { catalogWith, filesIn, ROOT, writeFiles } from './support/catalogs.ts';
import { skillpress } from './support/cli.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

function rulesPage(): string {
  const rows = rules.map(
    ({ name, level, about }) => `| [\`${name}\`](${name}.md) | ${level} | ${about.replaceAll('|', '\\|')} |`,
  );
  return `# Rules

\`skillpress check\` and every build apply these. An error keeps an app from being written (its last good page stays) and makes the exit
code 1; a warning is only reported. Before them come the errors of reading: \`descriptor/front-matter\`, \`descriptor/schema\`, \`translation/front-matter\`, \`translation/schema\`,
\`descriptor/missing\`, \`descriptor/draft\` (a warning, of a draft that is named), \`descriptor/fixed\` (a warning, of what \`--fix\` changed), \`snapshot/schema\`, \`input/size\`, \`input/unreadable\` (a folder in the place of a file, or one that may not be read), \`releases/schema\`, \`status/schema\`, \`template/syntax\`, \`template/strict\`, \`template/slot\`, \`template/missing\`, \`catalog/settings\`, \`extension/output\`; and
those of asking Membrane: \`membrane/failed\`, \`membrane/unresolved\`, \`membrane/held\` (errors), \`membrane/unknown\` (a warning). \`yaml/cut-value\`, \`yaml/quotes\`, \`yaml/list-mark\` and \`yaml/byte-order-mark\` warn of what a descriptor or \`catalog.yaml\`
seems to say and does not, \`input/misnamed\` of a file such as \`icon.jpg\` that nobody reads, \`translation/no-words\` and \`translation/unknown-language\` of languages, \`template/unused\` and \`template/overrides-nothing\` of templates. \`release\` adds \`release/day\` (a warning, of a release whose day is to come), with \`--check\` \`release/missing\`.

| rule | level | demands |
| --- | --- | --- |
${rows.join('\n')}

These pages are made from \`src/check/rules/\` by the tests: \`UPDATE_GOLDEN=1 npm test\`.
`;
}

test('docs/rules/ is what the rules say of themselves', () => {
  const pages: Record<string, string> = { 'README.md': rulesPage() };
  for (const rule of rules) pages[`${rule.name}.md`] = formatRule(rule);
  const dir = join(ROOT, 'docs/rules');
  if (process.env['UPDATE_GOLDEN']) {
    rmSync(dir, { recursive: true, force: true });
    writeFiles(dir, pages);
  }
  expect(filesIn(dir)).toEqual(pages);
});

test('what is found before the rules is named there, too', () => {
  const page = rulesPage();
  for (const name of READING_RULES) expect(page).toContain(`\`${name}\``);
});

test('rules have stable, unique names in their groups', () => {
  const names = rules.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names)
    expect(name).toMatch(
      /^(descriptor|snapshot|specification|containment|page|quality|marketplace|catalog|pack|skillhub|translation)\/[a-z-]+$/,
    );
});

test('the README tells every exit code that there is', () => {
  const readme = read('README.md');
  for (const code of Object.values(EXIT)) expect(readme).toContain(`| ${code} |`);
});

test('every direct dependency has its reason in docs/decisions.md', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json')) as Record<
    string,
    Record<string, string>
  >;
  const [, part = ''] = read('docs/decisions.md').split(/^## /m, 2);
  const words = part.split(/[^\w@/.-]+/);
  const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(names.filter((name) => !words.includes(name))).toEqual([]);
});

// The corpus is not part of the project; where it is beside it, its sentences are looked for.
const CORPUS = join(ROOT, '../shared/corpus/apps.jsonl');

test.skipIf(!existsSync(CORPUS))('no sentence of the published catalog is in this one', () => {
  const corpus = readFileSync(CORPUS, 'utf8');
  const sentences = new Set<string>();
  for (const line of corpus.trim().split('\n')) {
    const { summary, actions } = JSON.parse(line) as {
      summary: string | null;
      actions: { description: string }[];
    };
    for (const text of [summary ?? '', ...actions.map(({ description }) => description)])
      for (const sentence of text.split(/(?<=[.!?])\s+/))
        if (sentence.length > 40) sentences.add(sentence.replace(/\.$/, ''));
  }
  const ours = Object.values(filesIn(join(ROOT, 'apps'))).join('\n');
  expect([...sentences].filter((sentence) => ours.includes(sentence))).toEqual([]);
});

test('docs/reliability.md names tests that are there', () => {
  const named = [...read('docs/reliability.md').matchAll(/`(test\/[\w./-]+)`/g)].map(
    (match) => match[1] ?? '',
  );
  expect(named.length).toBeGreaterThan(40);
  for (const path of named) expect(() => read(path), path).not.toThrow();
});

/** Names of the fields of an outer pair of braces: of `{a, b: {c}, d}` a, b and d. */
function listFields(shape: string): string[] {
  const inner = shape.slice(1, -1).replace(/:\s*"[^"]*"/g, '');
  let depth = 0;
  const outer = [...inner].filter((char) => {
    if ('{['.includes(char)) depth += 1;
    if (']}'.includes(char)) depth -= 1;
    return depth === 0 && !']}'.includes(char);
  });
  return outer
    .join('')
    .split(',')
    .map((field) => field.replace(/:[^]*/, '').trim());
}

function shapeOf(command: string): string {
  const row = read('docs/json.md')
    .split('\n')
    .find((line) => line.startsWith('|') && line.split('|')[1]?.includes(`\`${command}\``));
  const page = /\]\(([\w-]+\.md)#/.exec(row ?? '')?.[1];
  const text = page === undefined ? (row ?? '') : read(`docs/${page}`);
  return /\{\s*command[^`]*\}(?=\n```|`)/.exec(text)?.[0] ?? '';
}

test.each([
  ['build', []],
  ['check', []],
  ['check --budget', []],
  ['check --triggers', []],
  ['list', []],
  ['show', ['clerk']],
  ['explain APP', ['clerk']],
  ['explain RULE', ['quality/trigger']],
  ['publish', ['--dry-run', '--registry', 'directory', '--to', 'registry']],
  ['status', ['--registry', 'directory', '--to', 'registry']],
  ['translate', []],
  ['doctor', []],
  ['templates', []],
  ['new', ['acme-crm']],
  ['fmt', []],
  ['rename', ['clerk', 'clerk-dev']],
  ['remove', ['clerk']],
])('docs/json.md has the fields that %s prints', async (command, operands) => {
  const dir = catalogWith({});
  cpSync(join(ROOT, 'apps/clerk'), join(dir, 'apps/clerk'), { recursive: true });
  mkdirSync(join(dir, 'registry'));
  if (command === 'publish') await skillpress(dir, ['build', '--frozen']);
  const words = command.split(' ').filter((word) => !/^[A-Z]+$/.test(word));
  const { stdout } = await skillpress(dir, [...words, ...operands, '--format', 'json']);
  const printed = JSON.parse(stdout) as Record<string, unknown>;
  expect(printed).not.toHaveProperty('error');
  expect(listFields(shapeOf(command)).sort()).toEqual(Object.keys(printed).sort());
});

test('links of the documents lead to files and headings that are there', () => {
  const pages = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md'].concat(
    readdirSync(join(ROOT, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
  );
  const toAnchor = (heading: string): string =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-');
  const dead = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].flatMap(
      ([, path = '', anchor]) => {
        const file = path === '' ? page : join(dirname(page), path);
        if (!existsSync(join(ROOT, file))) return [`${page}: ${path}`];
        const anchors = anchor === undefined ? [] : [...read(file).matchAll(/^#+ (.*)$/gm)];
        return anchor === undefined || anchors.some(([, heading = '']) => toAnchor(heading) === anchor)
          ? []
          : [`${page}: ${path}#${anchor}`];
      },
    ),
  );
  expect(dead).toEqual([]);
});

test('the help names every variable of the environment that the README names', async () => {
  const named = /^Environment: (.*(?:\n.+)*)/m.exec(read('README.md'))?.[1] ?? '';
  const names = [...named.matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, name = '']) => name);
  expect(names.length).toBeGreaterThan(10);
  const { stdout } = await skillpress(ROOT, ['--help']);
  expect(names.filter((name) => !stdout.includes(name))).toEqual([]);
});
