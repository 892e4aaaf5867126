import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { formatGithub, formatGithubSummary } from '../../src/report/github.ts';
import { toReportJson } from '../../src/report/json.ts';
import type { Report } from '../../src/report/report.ts';
import { formatSarif } from '../../src/report/sarif.ts';
import { NO_COLOUR } from '../../src/report/terminal.ts';
import { formatTextReport } from '../../src/report/text.ts';
import { rules } from '../../src/check/rules.ts';

const finding = (over: Partial<Finding> = {}): Finding => ({
  level: 'warning',
  rule: 'page/size',
  app: 'acme',
  file: 'dist/skills/acme/SKILL.md',
  message: 'Too long',
  ...over,
});
const many = (count: number, over: Partial<Finding> = {}): Finding[] =>
  Array.from({ length: count }, (_, at) => finding({ message: `Number ${at}`, ...over }));
const report = (findings: readonly Finding[]): Report => ({
  command: 'check',
  ok: true,
  apps: { total: 1, built: 1, unchanged: 0, stale: 0, failed: 0, drafts: 0 },
  changes: { created: 0, updated: 0, deleted: 0, unchanged: 0 },
  findings,
  durationMs: 1234.5,
  applied: false,
});

/** What an upstream text may hold. */
const HOSTILE = '50%: a\r\n::error::b, [c](https://evil.example) \u001B[31m|`d`<e>\u202E';
const EVERYTHING = [
  finding({ hint: 'Shorten it.', line: 3, column: 7 }),
  finding({
    level: 'error',
    rule: 'descriptor/schema',
    file: 'apps/a c#?/app.md',
    line: 1,
    message: HOSTILE,
  }),
  finding({ rule: 'marketplace/slug', file: '/elsewhere/out/skills/a/SKILL.md' }),
];

/** The official schema (draft 04, of which it uses nothing that later drafts read otherwise but its `id`). */
function sarifSchema(): object {
  const path = createRequire(import.meta.url).resolve(
    '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
  );
  const {
    id: _,
    $schema: draft,
    ...schema
  } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  expect(draft).toBe('http://json-schema.org/draft-04/schema#');
  return schema;
}

const sarif = (findings: readonly Finding[], failure: string | null = null) =>
  JSON.parse(formatSarif(report(findings), { version: '1.2.3', exitCode: 1, folder: '', rules, failure }));

test('SARIF fits the official schema', () => {
  const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
  const validate = ajv.compile(sarifSchema());
  for (const findings of [
    [],
    EVERYTHING,
    rules.map(({ name, level }) => finding({ rule: name, level })),
    many(25_001),
  ]) {
    validate(sarif(findings));
    expect(validate.errors).toBeNull();
  }
  // The schema is really applied.
  expect(validate({ ...sarif([]), runs: [{ results: [] }] })).toBe(false);
  expect(validate({ ...sarif([]), version: '2.0.0' })).toBe(false);
});

test('SARIF tells of each rule what it demands, why, and where its page is', () => {
  const [run] = sarif(EVERYTHING).runs;
  expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
    'descriptor/schema',
    'marketplace/slug',
    'page/size',
  ]);
  const slug = rules.find(({ name }) => name === 'marketplace/slug');
  const page = 'https://github.com/membranedev/skillpress/blob/main/docs/rules/marketplace/slug.md';
  expect(run.tool.driver.rules[1]).toEqual({
    id: 'marketplace/slug',
    shortDescription: { text: slug?.about },
    fullDescription: { text: slug?.why },
    help: {
      text: `${slug?.about}\n\n${slug?.why}\n\nExamples: ${page}`,
      markdown: `${slug?.about}\n\n${slug?.why}\n\n[Examples](${page})`,
    },
    helpUri: page,
    defaultConfiguration: { level: 'warning' },
    properties: { tags: ['marketplace'] },
  });
  expect(run.tool.driver.rules[0]).toEqual({
    id: 'descriptor/schema',
    helpUri: 'https://github.com/membranedev/skillpress/blob/main/docs/rules/README.md',
    properties: { tags: ['descriptor'] },
  });
});

test('SARIF results point to files of the repository, errors first', () => {
  const [{ results, ...run }] = sarif(EVERYTHING).runs;
  expect(run).toMatchObject({
    columnKind: 'utf16CodeUnits',
    invocations: [{ toolExecutionNotifications: [] }],
  });
  expect(results).toMatchObject([
    {
      ruleId: 'descriptor/schema',
      ruleIndex: 0,
      level: 'error',
      message: {
        text:
          String.raw`50%: a\u000d\u000a::error::b, [c]\(https://evil.example) \u001b[31m|` +
          '`d`<e>' +
          String.raw`\u202e`,
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'apps/a%20c%23%3F/app.md', uriBaseId: '%SRCROOT%' },
            region: { startLine: 1 },
          },
        },
      ],
    },
    {
      ruleIndex: 2,
      message: { text: 'Too long. Shorten it.' },
      locations: [{ physicalLocation: { region: { startLine: 3, startColumn: 7 } } }],
    },
    { ruleIndex: 1, message: { text: 'Too long' } },
  ]);
  expect(results[0].locations[0].physicalLocation.region).toEqual({ startLine: 1 });
  expect(results[2].locations).toEqual([
    { physicalLocation: { artifactLocation: { uri: 'file:///elsewhere/out/skills/a/SKILL.md' } } },
  ]);
});

test('SARIF fingerprints outlive a moved line and tell equal findings apart', () => {
  const prints = (findings: readonly Finding[]) =>
    sarif(findings).runs[0].results.map(
      ({ partialFingerprints }: { partialFingerprints: Record<string, string> }) =>
        partialFingerprints['primaryLocationLineHash'],
    );
  const [first, second, ...others] = prints([
    finding({ line: 3 }),
    finding({ line: 9 }),
    finding({ rule: 'page/links' }),
    finding({ file: 'b' }),
    finding({ message: 'Other' }),
  ]);
  expect(prints([finding({ line: 5 })])).toEqual([first]);
  expect(first).toMatch(/^[0-9a-f]{16}:1$/);
  expect(second).toBe(first?.replace(/1$/, '2'));
  expect(new Set([first, ...others]).size).toBe(4);
});

test('SARIF has no more results than GitHub takes', () => {
  const run = (count: number) => sarif([...many(count - 1), finding({ level: 'error' })]).runs[0];
  expect(run(25_000).results).toHaveLength(25_000);
  expect(run(25_000).invocations[0].toolExecutionNotifications).toEqual([]);
  const over = run(25_003);
  expect(over.results).toHaveLength(25_000);
  expect(over.results[0].level).toBe('error');
  expect(over.invocations[0].toolExecutionNotifications).toEqual([
    { level: 'warning', message: { text: '3 more findings are left out.' } },
  ]);
});

test('GitHub gets ten annotations a level, of as many rules as there are', () => {
  const lines = formatGithub(
    report([
      ...many(30, { rule: 'page/size' }),
      finding({ rule: 'page/links', message: 'The one' }),
      ...many(12, { level: 'error', rule: 'page/tables' }),
      finding({ level: 'error', rule: 'page/headings', message: 'Another' }),
    ]),
  ).split('\n');
  const of = (start: string) => lines.filter((line) => line.startsWith(start));
  expect(of('::error')).toHaveLength(10);
  expect(of('::error')[1]).toBe('::error file=dist/skills/acme/SKILL.md,title=page/headings::Another');
  expect(of('::warning')).toHaveLength(10);
  expect(
    of('::warning')
      .slice(0, 3)
      .map((line) => line.split('::').at(-1)),
  ).toEqual(['Number 0', 'The one', 'Number 1']);
  expect(lines.indexOf(of('::error').at(-1) ?? '')).toBeLessThan(lines.indexOf(of('::warning')[0] ?? ''));
  expect(of('::notice')).toEqual(['::notice::24 more findings are in the step summary']);
  expect(formatGithub(report(many(10)))).not.toContain('::notice');
});

test('annotations are escaped: a text from outside is no command of its own', () => {
  const [line, ...others] = formatGithub(
    report([finding({ file: 'a,b:c%.md', line: 2, column: 4, message: HOSTILE, hint: 'x\ny' })]),
  ).split('\n');
  expect(line).toBe(
    '::warning file=a%2Cb%3Ac%25.md,line=2,col=4,title=page/size::50%25: a\\u000d\\u000a::error::b, [c](https://evil.example) \\u001b[31m|`d`<e>\\u202e%0Ax\\u000ay',
  );
  expect(others.join('\n')).toBe('1 app checked · 0 errors, 1 warning · 1.23 s\n');
});

test('the step summary counts by rule, lists errors first, and stays within bytes', () => {
  const text = formatGithubSummary(report(EVERYTHING));
  expect(text).toContain(
    '| error | descriptor/schema | 1 |\n| warning | marketplace/slug | 1 |\n| warning | page/size | 1 |\n',
  );
  const rows = text.split('| --- | --- | --- | --- |\n')[1]?.split('\n') ?? [];
  expect(rows[0]).toBe(
    '| error | descriptor/schema | apps/a c#?/app.md:1 | 50%: a\\\\u000d\\\\u000a::error::b, \\[c\\](https://evil.example) \\\\u001b\\[31m\\|\\`d\\`\\<e\\>\\\\u202e  |',
  );
  expect(rows[1]).toContain('Too long Shorten it.');
  const large = formatGithubSummary(report(many(30_000, { hint: '日本語'.repeat(10) })));
  expect(Buffer.byteLength(large)).toBeLessThan(1024 * 1024);
  expect(Buffer.byteLength(large)).toBeGreaterThan(800_000);
  const [, left] = /\n\n([\d,]+) more findings are left out\.\n\n$/.exec(large) ?? [];
  expect(large.match(/Number \d+/g)).toHaveLength(30_000 - Number(left?.replace(',', '')));
  expect(formatGithubSummary(report([]))).not.toContain('|');
});

const textOf = (findings: readonly Finding[], quiet = false): string[] =>
  formatTextReport(report(findings), NO_COLOUR, quiet).split('\n');
const PLACE = 'dist/skills/acme/SKILL.md: ';
const SUMMARY = (errors: string, warnings: string): string =>
  `1 app checked · ${errors} ${errors === '1' ? 'error' : 'errors'}, ${warnings} warnings · 1.23 s`;

test('text tells the errors first, some findings of each rule, and counts many by rule', () => {
  const findings = [
    ...many(5, { hint: 'Shorten it.' }),
    finding({ level: 'error', rule: 'page/links', message: 'Broken', hint: 'Mend it.' }),
    ...many(1200, { app: 'zeta', hint: 'Shorten it.' }),
    finding({ rule: 'page/tables', message: 'Odd', hint: 'Shorten it.' }),
  ];
  expect(textOf(findings)).toEqual([
    `${PLACE}error Broken [page/links]`,
    '  Mend it.',
    `${PLACE}warning Number 0 [page/size]`,
    '  Shorten it.',
    `${PLACE}warning Number 1 [page/size]`,
    `${PLACE}warning Number 2 [page/size]`,
    '  1,202 more of page/size in 2 apps: acme, zeta; skillpress check --rule page/size --max all shows them',
    `${PLACE}warning Odd [page/tables]`,
    '  Shorten it.',
    '',
    '    1 error   page/links',
    '1,205 warning page/size',
    '    1 warning page/tables',
    '',
    SUMMARY('1', '1,206'),
    '',
  ]);
  expect(textOf(many(9)).join('\n')).not.toContain('9 warning page');
  expect(textOf(many(10))).toContain('10 warning page/size');
});

test('a rule with one finding more than is told has that one told, too', () => {
  expect(textOf(many(4)).slice(0, 4).join()).toContain('Number 3');
  expect(textOf(many(4)).join()).not.toContain('more of');
  expect(textOf(many(5)).join('\n')).toContain(
    '\n  2 more of page/size in 1 app: acme; skillpress check --rule page/size --max all shows them\n',
  );
});

test('thousands of lines never hide the one error: it is told again at the end', () => {
  const warnings = Array.from({ length: 30 }, (_, at) => finding({ rule: `page/r${at}` }));
  const lines = textOf([...warnings, finding({ level: 'error', rule: 'page/links', message: 'Broken' })]);
  const error = `${PLACE}error Broken [page/links]`;
  expect(lines[0]).toBe(error);
  expect(lines.lastIndexOf(error)).toBe(lines.indexOf('The errors again:') + 1);
  // A terminal shows the last lines: what is broken is among the last twelve, whatever is counted before.
  expect(lines.slice(-12)).toContain(error);
  const more = textOf([...warnings, ...many(25, { level: 'error' })]);
  expect(more.filter((line) => line.includes('error Number'))).toHaveLength(11);
  expect(more.at(-13)).toBe('The errors again:');
  const quiet = textOf(
    [...warnings, finding({ level: 'error', rule: 'page/links', message: 'Broken' })],
    true,
  );
  expect(quiet.length).toBeLessThanOrEqual(12);
  expect(quiet).toContain('27 of 27 other rules');
  expect(more.slice(-5)).toEqual([
    expect.stringContaining('Number 7'),
    '  17 more errors',
    '',
    expect.any(String),
    '',
  ]);
});

test('one error more than is told again is one error', () => {
  const warnings = Array.from({ length: 30 }, (_, at) => finding({ rule: `page/r${at}` }));
  expect(textOf([...warnings, ...many(9, { level: 'error' })])).toContain('  1 more error');
});

test('in SARIF, a message that ends its sentence has one full stop before its hint', () => {
  const texts = ['It would be 1.0.0. Added `X`.', 'It is too long'].map((message) => {
    const [run] = sarif([finding({ message, hint: 'Run it.' })]).runs;
    return run.results[0].message.text;
  });
  expect(texts).toEqual(['It would be 1.0.0. Added `X`. Run it.', 'It is too long. Run it.']);
});

test('apps of the rest are named, the first of them', () => {
  const findings = Array.from({ length: 1105 }, (_, at) => finding({ app: `a${at}` }));
  expect(textOf(findings)).toContain(
    '  1,102 more of page/size in 1,102 apps: a3, a4, a5, a6, a7, a8, a9, a10 and 1,094 more; skillpress check --rule page/size --max all shows them',
  );
});

test('quiet tells the errors and the counts, and nothing when all is well', () => {
  const findings = [...many(2), finding({ level: 'error', rule: 'page/links', message: 'Broken' })];
  expect(textOf(findings, true)).toEqual([
    `${PLACE}error Broken [page/links]`,
    '',
    '1 error   page/links',
    '2 warning page/size',
    '',
    SUMMARY('1', '2'),
    '',
  ]);
  expect(textOf([], true)).toEqual(['']);
});

test('text shows no control character of an upstream text', () => {
  const text = formatTextReport(
    report([finding({ message: HOSTILE, hint: HOSTILE, file: HOSTILE })]),
    NO_COLOUR,
  );
  expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202E]/);
  expect(text.split('\n')).toHaveLength(4);
});

test('JSON has every field of every finding', () => {
  expect(toReportJson(report([finding()]))).toEqual({
    command: 'check',
    ok: true,
    apps: { total: 1, built: 1, unchanged: 0, stale: 0, failed: 0, drafts: 0 },
    changes: { created: 0, updated: 0, deleted: 0, unchanged: 0 },
    findings: [{ ...finding(), line: null, column: null, hint: null }],
    durationMs: 1235,
  });
});
