import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composeDescriptor } from '../../src/import/composeDescriptor.ts';
import { formatSnapshot } from '../../src/membrane/snapshotText.ts';
import { readDescriptor } from '../../src/read/descriptor.ts';
import { assignSlugs } from '../../src/import/assignSlugs.ts';
import { SLUG } from '../../src/text/slug.ts';
import { readSnapshot } from '../../src/read/snapshot.ts';
import { drops, fixturePage, imported, importOne, pageWith } from './pages.ts';

const FIXTURES = Object.fromEntries(
  ['marbleworks', 'oldharbor', 'stillmill'].map((slug) => [slug, fixturePage(slug)]),
);

test('a page of the newest generation: every fact is kept, all junk is named with its line', () => {
  const app = imported(FIXTURES).get('marbleworks');
  expect(app?.generation).toBe('newest');
  expect(app && composeDescriptor(app.facts)).toBe(`---
name: Marbleworks
homepage: https://www.marbleworks.io/
docs: https://developers.marbleworks.io/api
summary: Marbleworks is a planning tool for stone masons. Quarries and workshops keep their blocks and cuts in it.
categories: [crm, project-management]
keywords: [stone cutting]
entities:
  - Block: [Cut]
  - Order
  - Mason
---
- Cut: one piece sawn out of a block
- A cut belongs to one block for good.
`);
  expect(app?.snapshot).toEqual({
    origin: 'published-catalog',
    for: { slug: 'marbleworks', homepage: 'https://www.marbleworks.io/' },
    actions: [
      { key: 'create-cut', name: 'Create Cut', description: 'Saws a block | returns the cut' },
      { key: 'get-block', name: 'Get Block', description: 'Reads one block' },
      { key: 'list-blocks', name: 'List Blocks', description: 'Lists blocks, newest first' },
    ],
  });
  expect(app?.dropped.map(({ line, field, reason }) => `${line} ${field} ${reason}`)).toEqual([
    '3 description generic',
    '12 categories unknown-category',
    '17 summary cut',
    '23 entities app-itself',
    '27 entities repeated',
    '28 entities abstract',
    '29 entities abstract',
    '30 entities abstract',
    '31 entities action-name',
    '32 entities no-noun',
    '35 notes filler',
    '71 actions.description no-description',
    '73 actions duplicate-key',
  ]);
  expect(app?.repaired.map(({ line, field, reason }) => `${line} ${field} ${reason}`)).toEqual([
    '54 homepage trimmed',
  ]);
  expect(app?.notUnderstood).toEqual([]);
});

test('the two older generations are told apart; without an address an app is a draft, with the site of its docs as a guess', () => {
  const apps = imported(FIXTURES);
  expect([...apps.values()].map(({ slug, generation, missing }) => [slug, generation, missing])).toEqual([
    ['marbleworks', 'newest', []],
    ['oldharbor', 'old', ['homepage']],
    ['stillmill', 'oldest', ['homepage']],
  ]);
  expect(apps.get('oldharbor')?.facts).toMatchObject({
    homepage: 'https://oldharbor.com/',
    docs: 'https://oldharbor.com/docs/',
    draft: true,
  });
  expect(apps.get('stillmill')?.facts).toMatchObject({ homepage: null, docs: null, draft: true });
  const stillmill = apps.get('stillmill');
  expect(stillmill && drops(stillmill)).toEqual([
    'docs refusal I am sorry, I cannot provide a link for "Stillmill".',
  ]);
  expect(stillmill && composeDescriptor(stillmill.facts)).not.toContain('homepage');
});

test('what is destroyed is dropped, what is around it is kept', () => {
  const app = importOne({ summary: '\0'.repeat(40), overview: ['- **Gauge**', '- **\0\0\0**'] });
  expect(app.missing).toEqual(['summary']);
  expect(app.facts.entities).toEqual([{ name: 'Gauge', children: [] }]);
  expect(drops(app)).toEqual([`summary destroyed ${'\0'.repeat(40)}`, 'entities destroyed \0\0\0']);
});

test.each([
  "I don't have enough information to do that. I'm a large language model.",
  'I am unable to describe Tidewell because it is uncategorised.',
  'I lack sufficient information to complete your request.',
  'As a large language model, I only know common apps.',
  "I'm sorry, but I cannot fulfil that request.",
  'There is insufficient information about this app.',
  'Please provide more context about what Tidewell does.',
  'Tidewell is a data management platform. Use the available actions to discover its full capabilities.',
])('a refusal or a stand-in is no summary: %s', (summary) => {
  const app = importOne({ summary });
  expect(app.facts.summary).toBeNull();
  expect(app.facts.draft).toBe(true);
  expect(app.dropped.find(({ field }) => field === 'summary')?.value).toBe(summary);
});

test('an app that sells language models may say so', () => {
  const summary = 'Tidewell offers large language models to harbour masters.';
  expect(importOne({ summary }).facts.summary).toBe(summary);
});

test('a summary is cut at the end of a sentence only', () => {
  const second = `It serves ports${' and more ports'.repeat(20)}.`;
  const app = importOne({ summary: `Tidewell Inc. logs tides, e.g. spring tides. ${second} It is blue.` });
  expect(app.facts.summary).toBe('Tidewell Inc. logs tides, e.g. spring tides.');
  expect(drops(app)).toEqual([`summary cut ${second}`, 'summary cut It is blue.']);
});

test.each([
  ['https://tidewell.com\n', 'https://tidewell.com'],
  [' https://Tidewell.com/x', 'https://tidewell.com/x'],
  ['tidewell.com', 'https://tidewell.com'],
  ['https:// tidewell.com/', 'https://tidewell.com/'],
])('the address %j is mended', (connect, homepage) => {
  const app = importOne({ connect });
  expect(app.facts).toMatchObject({ homepage, draft: false });
  expect(app.repaired.map(({ reason }) => reason)).toEqual(['trimmed']);
  expect(app.notUnderstood).toEqual([]);
});

test.each(['', 'no address', 'ftp://tidewell.com', 'https://tidewell.com/$(id)', 'https://localhost'])(
  'the address %j is none',
  (connect) => {
    const app = importOne({ connect });
    expect(app.facts).toMatchObject({ homepage: null, draft: true });
    expect(drops(app)).toEqual([`homepage not-a-url ${connect}`]);
  },
);

test('a model that goes on and on is believed for the first forty nouns', () => {
  const overview = Array.from(
    { length: 70 },
    (_, at) => `- **Noun ${String.fromCharCode(65 + (at % 26))}${at}**`,
  );
  const app = importOne({ overview: [...overview, ...overview] });
  expect(app.facts.entities).toHaveLength(40);
  expect(app.dropped.filter(({ reason }) => reason === 'runaway')).toHaveLength(30);
  expect(app.dropped.filter(({ reason }) => reason === 'repeated')).toHaveLength(70);
  expect(importOne({ overview: overview.slice(0, 60) }).facts.entities).toHaveLength(60);
});

test('nouns that repeat each other as the rules see it are one, also where they meet only after others are left out', () => {
  const readEntities = (overview: readonly string[]): unknown => importOne({ overview }).facts.entities;
  expect(
    readEntities([
      '- **Territories**',
      '  - **Territory**',
      '- **Time Sheet**',
      '- **Timesheets**',
      '- **IDs**',
      '- **ID**',
    ]),
  ).toEqual([
    { name: 'Territories', children: [] },
    { name: 'Time Sheet', children: [] },
    { name: 'IDs', children: [] },
  ]);
  expect(
    readEntities(['- **Policy**', '- **Truth**', '  - **Policies**', '- **Joy**', '- **Hope**']),
  ).toEqual([{ name: 'Policy', children: [] }]);
});

test('nouns that every API has are none', () => {
  const app = importOne({ overview: ['- **Record**', '- **Data**'] });
  expect(app.facts.entities).toEqual([]);
  expect(drops(app)).toEqual(['entities generic Record', 'entities generic Data']);
  expect(importOne({ overview: ['- **Record**', '- **Tide**'] }).facts.entities).toHaveLength(2);
});

test('an overview that another company has word by word stays only where the page names one of its nouns', () => {
  const overview = ['- **Patient**', '- **User**'];
  const apps = imported({
    tidewell: pageWith({ overview }),
    wardly: pageWith({
      title: 'Wardly',
      summary: 'Wardly keeps the files of patients.',
      connect: 'https://wardly.com/',
      overview,
    }),
  });
  expect(apps.get('tidewell')?.facts.entities).toEqual([]);
  expect(apps.get('wardly')?.facts.entities).toHaveLength(2);
});

test('a slug that makes way for another is one, wherever it is cut', () => {
  const long = `${'a'.repeat(59)}-bcd`;
  const slugs = [...assignSlugs([long, long.toUpperCase()]).values()];
  expect(slugs).toEqual([`${'a'.repeat(59)}-2`, long]);
  expect(slugs.every((slug) => SLUG.test(slug))).toBe(true);
});

test('names are told apart by a fact, slugs are mended, addresses are one app’s', () => {
  const apps = imported(
    {
      brightly: pageWith({ title: 'Brightly', connect: 'https://brightly.io/' }),
      'brightly-1': pageWith({ title: 'Brightly', connect: 'https://brightly.com/' }),
      tide_well: pageWith({ actions: ['| List Tides | list-tides | |'] }),
      'tide-well': pageWith({ title: 'Tide Well', connect: 'http://www.tidewell.com' }),
      'open-': pageWith({ title: 'Taken', connect: 'https://open.org/' }),
      '360': pageWith({ title: '360', connect: 'https://three.sixty.com/' }),
      'são-rio': pageWith({ title: 'São Rio', connect: 'https://saorio.com/' }),
    },
    new Map([['other', 'taken']]),
  );
  expect([...apps.values()].map(({ slug, facts, missing }) => [slug, facts.name, missing])).toEqual([
    ['360', '360', []],
    ['brightly', 'Brightly (brightly.io)', []],
    ['brightly-1', 'Brightly (brightly.com)', []],
    ['open', 'Taken (open.org)', []],
    ['sao-rio', 'São Rio', []],
    ['tide-well', 'Tide Well (tide-well)', ['own-homepage']],
    ['tide-well-2', 'Tidewell (tide-well-2)', []],
  ]);
  expect(apps.get('open')?.repaired.map(({ reason }) => reason)).toEqual(['slug', 'same-name']);
  const number = apps.get('360');
  expect(number && composeDescriptor(number.facts)).toContain('name: "360"');
});

const TOLD: [string, string[]][] = [
  ['Tidewell is a cloud-based CRM and project management tool for ports.', ['crm', 'project-management']],
  ['Tidewell is an open-source e-commerce platform.', ['e-commerce']],
  ['Tidewell is an eCommerce software solution (SaaS) that ports use.', ['e-commerce']],
  ['Tidewell is a human resources management system.', ['hris']],
  ['Tidewell is a customer support ticketing system.', ['ticketing']],
  ['Tidewell is a web analytics service, similar to others.', ['analytics']],
  ['Tidewell is a CRM made for ports.', ['crm']],
  ['Tidewell is a payments, security, CRM, and accounting suite.', ['crm', 'payments', 'security']],
  ['Tidewell is an event ticketing platform.', []],
  ['Tidewell is a thermal design platform.', []],
  ['Tidewell is a text analytics platform.', []],
  ['Tidewell is an e-commerce personalization platform.', []],
  ['Tidewell is a SERP API.', []],
  ['Tidewell is a platform for payments.', ['payments']],
  ['Tidewell offers a headless CMS and error tracking.', ['development']],
  ['Tidewell is payroll software for ports.', ['hris']],
  ['Tidewell is an application performance management tool.', []],
  ['Tidewell is a meeting platform for sales and customer success teams.', []],
  ['Tidewell is a tide platform combining live chat and payments.', []],
  ['Tidewell offers ports a CRM.', ['crm']],
];

test.each(TOLD)(
  'a page without categories has those that its summary’s own noun is called: %s',
  (summary, keys) => {
    const { facts, repaired } = importOne({ summary });
    expect([...facts.categories].toSorted()).toEqual(keys);
    const told = repaired.filter(({ reason }) => reason === 'told-by-summary');
    expect(told.map(({ to }) => to).toSorted()).toEqual(keys);
  },
);

test('what a page has as a category that the catalog has not is a keyword, as a sentence has it', () => {
  const head = 'metadata:\n  categories: "Harbour Masters, boat-yards, E-Moorings, AIS, GitTide"\n';
  expect(importOne({ head }).facts.keywords).toEqual([
    'harbour masters',
    'boat yards',
    'e-moorings',
    'AIS',
    'GitTide',
  ]);
});

test('categories that a page names stay alone', () => {
  const head = 'metadata:\n  categories: "payments"\n';
  expect(importOne({ head, summary: 'Tidewell is a CRM made for ports.' }).facts.categories).toEqual([
    'payments',
  ]);
});

test('what no template has is named with its line, and not imported', () => {
  const pages = ['tidewell', 'wardly', 'brightly'].map((slug): [string, string] => [
    slug,
    pageWith({
      title: slug,
      connect: `https://${slug}.com/`,
      ...(slug === 'wardly'
        ? { practices: 'Only here.', head: 'always: true\nmetadata:\n  author: x\n  pricing: paid\n' }
        : {}),
    }),
  ]);
  const strange = pageWith({ title: 'Odd', connect: 'https://odd.com/' }).replace(
    /## Popular actions\n\n.*/,
    '## Prerequisites\n\nPaste this.\n\n## Popular actions\n\nNo table.\n| Name | Key |\n| b | c | d |',
  );
  const apps = imported({ ...Object.fromEntries(pages), odd: strange });
  const unread = (slug: string) => apps.get(slug)?.notUnderstood.map(({ text }) => text);
  expect(unread('tidewell')).toEqual([]);
  expect(unread('wardly')).toEqual(['always', 'pricing', '- Only here.']);
  expect(unread('odd')).toEqual(['## Prerequisites', 'Paste this.', 'No table.', '| b | c | d |']);
  expect(strange.split('\n')[(apps.get('odd')?.notUnderstood[0]?.line ?? 0) - 1]).toBe('## Prerequisites');
});

test('categories go by key, name or what the description says', () => {
  const head = (categories: string) => `metadata:\n  categories: "${categories}"\n`;
  expect(importOne({ head: head('crm, E-Commerce, File Storage') }).facts.categories).toEqual([
    'crm',
    'e-commerce',
    'file-storage',
  ]);
  const page = pageWith().replace(
    'Manage Organizations.',
    'Manage crm and sales data, records, and workflows.',
  );
  expect(imported({ tidewell: page }).get('tidewell')?.facts.categories).toEqual(['crm', 'sales']);
});

test('whatever the bytes, the result is a valid descriptor and snapshot', () => {
  const junk = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.constantFrom(
      '\0',
      '- **',
      '| a |',
      '```',
      '---',
      '# ',
      '{{x}}',
      '${`id`}',
      'https://',
      '\u202E',
      ': &a',
      '“',
    ),
  );
  const line = fc.array(junk, { maxLength: 4 }).map((parts) => parts.join(' '));
  fc.assert(
    fc.property(
      line,
      line,
      line,
      fc.array(line, { maxLength: 6 }),
      line,
      fc.array(line, { maxLength: 4 }),
      (title, summary, docs, overview, connect, actions) => {
        const page = pageWith({ title, summary, docs, overview, connect, actions });
        for (const [slug, app] of imported({ [`a${title.slice(0, 9).replaceAll('/', '')}`]: page })) {
          const { descriptor, findings } = readDescriptor(slug, 'app.md', composeDescriptor(app.facts));
          expect(findings).toEqual([]);
          expect(descriptor?.name).toBe(app.facts.name);
          expect(descriptor?.entities).toEqual(app.facts.entities);
          expect(readSnapshot(slug, 'membrane.json', formatSnapshot(app.snapshot)).findings).toEqual([]);
          expect(slug).toMatch(SLUG);
        }
      },
    ),
    { numRuns: 300, examples: [['“ “', '', '', [], '', []]] },
  );
});

test('what is below a noun that is left out moves to that one’s place, never below its neighbour', () => {
  const app = importOne({
    overview: [
      '- **Gauge**',
      '- **Tidewell**',
      '  - **Harbour**',
      '- **Readings**',
      '  - **Reading**',
      '    - **Level**',
      '- **Mooring**',
      '- **Gauge**',
      '  - **Sensor**',
    ],
  });
  expect(app.facts.entities).toEqual([
    { name: 'Gauge', children: [{ name: 'Sensor', children: [] }] },
    { name: 'Harbour', children: [] },
    { name: 'Readings', children: [{ name: 'Level', children: [] }] },
    { name: 'Mooring', children: [] },
  ]);
});

test('nouns in any script, and a noun that is called ToDo, are nouns', () => {
  const overview = ['- **潮位**', '- **港**', '- **ToDo**', '- **Todo List**', '- **N/A**'];
  const app = importOne({ title: '潮の記録', overview });
  expect(app.facts.entities.map(({ name }) => name)).toEqual(['潮位', '港', 'ToDo', 'Todo List']);
});

test('what is said beside a noun is a note or in the report', () => {
  const app = importOne({
    overview: [
      '- **Gauge** — Shore stations',
      '  - **Log** — SMS log of a gauge.',
      '- **Mooring**',
      '  - **Log** (Open, Shut, Broken)',
      '- **Timer** — Timer',
      '- **Gauges** — All of the gauges.',
    ],
  });
  expect(app.facts.notes).toBe(
    '- Gauge: shore stations\n- Log (Gauge): SMS log of a gauge.\n- Log (Mooring): Open, Shut, Broken',
  );
  const reported = app.dropped.map(({ field, value }) => `${field} ${value}`);
  expect(reported).toContain('notes Timer — Timer');
  expect(reported).toContain('entities Gauges — All of the gauges.');
});

test('a guess is no fact, and what rests on one is none', () => {
  const guess = 'Ports would be the primary users.';
  const app = importOne({
    summary: `Tidewell is a logbook for tide gauges. ${guess}`,
    overview: ['', '"Level" seems to refer to the water.'],
  });
  expect(app.facts).toMatchObject({ summary: 'Tidewell is a logbook for tide gauges.', notes: '' });
  expect(drops(app)).toEqual([`summary guess ${guess}`, 'notes guess "Level" seems to refer to the water.']);
});

test.each([
  'Tidewell is likely used by harbour masters. They keep tide logs in it.',
  'Tidewell probably offers tide logs. Ports keep them.',
  'Tidewell appears to be a logbook for tides.',
])('a paragraph that begins with a guess is no summary: %s', (summary) => {
  const app = importOne({ summary });
  expect(app.missing).toEqual(['summary']);
  expect(drops(app)).toEqual([`summary guess ${summary}`]);
});

test('what is likely to happen is no guess, and a summary that is too short is reported', () => {
  const summary = 'Tidewell tells which piers are likely to flood, and which most likely stay dry.';
  expect(importOne({ summary }).facts.summary).toBe(summary);
  expect(drops(importOne({ summary: 'Tidewell is it.' }))).toEqual(['summary too-short Tidewell is it.']);
});

test('a description that a snapshot cannot hold is cut between words, and the rest is reported', () => {
  const long = `${'word '.repeat(999)}words and the end`;
  const app = importOne({
    actions: [`| List Tides | list-tides | ${long} |`, '| Twice | list-tides | Again. |'],
  });
  const kept = app.snapshot.actions[0]?.description ?? '';
  expect(kept.length).toBeLessThanOrEqual(5000);
  expect(drops(app)).toEqual([
    `actions.description cut ${long.slice(kept.length + 1)}`,
    'actions duplicate-key Twice (list-tides): Again.',
  ]);
  expect(kept.endsWith('word words')).toBe(true);
});
