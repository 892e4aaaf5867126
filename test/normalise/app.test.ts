import { expect, test } from 'vitest';
import type { Descriptor } from '../../src/model/descriptor.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { normaliseApp } from '../../src/normalise/app.ts';
import { fieldsOf } from '../../src/normalise/fields.ts';
import { relateApps } from '../../src/normalise/relate.ts';
import { config, descriptorWith, record, snapshotOf } from '../support/subject.ts';

const entity = (name: string, ...children: string[]) => ({
  name,
  children: children.map((child) => ({ name: child, children: [] })),
});

function app(descriptor: Partial<Descriptor>, snapshot: Snapshot, popularActions = 20) {
  return normaliseApp('sample', descriptorWith(descriptor), snapshot, {
    ...config,
    limits: { ...config.limits, popularActions },
  });
}

test('actions are ranked by pins, then by how people use an API, then by the order of the entities', () => {
  const snapshot = snapshotOf(
    'Delete User',
    'Send Mail',
    'Update User',
    'Create User',
    'Search Users',
    'Get User',
    'List Teams',
    'List Users',
    'Archive User',
  );
  const { actions } = app(
    { entities: [entity('User'), entity('Team')], pin: ['send-mail'], hide: ['archive-user'] },
    snapshot,
  );
  expect(actions.map(({ key }) => key)).toEqual([
    'send-mail',
    'list-users',
    'list-teams',
    'get-user',
    'search-users',
    'create-user',
    'update-user',
    'delete-user',
  ]);
});

test('the limit of the catalog cuts what is popular, not what is known', () => {
  const { actions, popular } = app({}, snapshotOf('List A', 'List B', 'List C'), 2);
  expect([actions.length, popular.length]).toEqual([3, 2]);
});

test('actions are grouped by what they are about: the end of the name, children under their parents, singles together', () => {
  const snapshot = snapshotOf(
    'List Users',
    'Get User',
    'List Organization Members',
    'Get Organization',
    'Create Session',
    'Ping',
  );
  const { groups } = app(
    { entities: [entity('User'), entity('Organization', 'Member'), entity('Session')] },
    snapshot,
  );
  expect(groups.map(({ title, actions }) => [title, actions.map(({ key }) => key)])).toEqual([
    ['User', ['list-users', 'get-user']],
    ['Organization', ['list-organization-members', 'get-organization']],
    ['Other', ['create-session', 'ping']],
  ]);
});

test('a description of the descriptor wins, then of Membrane, then skillpress words it', () => {
  const snapshot: Snapshot = {
    origin: 'membrane',
    actions: [
      { key: 'a', name: 'List Users' },
      { key: 'b', name: 'List Teams', description: 'Lists the teams' },
      { key: 'c', name: 'List Roles' },
    ],
  };
  const { actions } = app({ describe: { a: 'Newest first.' } }, snapshot);
  expect(Object.fromEntries(actions.map(({ key, sentence }) => [key, sentence]))).toEqual({
    a: 'Newest first.',
    b: 'Lists the teams.',
    c: 'List roles.',
  });
});

test('the trigger leads with brand and verbs, names entities, says when, in 160 characters', () => {
  const { trigger } = app(
    {
      name: 'Clerk',
      entities: ['User', 'Organization', 'Session', 'Invitation', 'Domain', 'Role'].map((name) =>
        entity(name),
      ),
      keywords: ['authentication', 'sign-up'],
    },
    snapshotOf('List Users', 'Create User', 'Update User', 'Delete User', 'List Sessions'),
  );
  expect(trigger).toBe(
    'Clerk: list, create, update and delete users, sessions, organizations, invitations, domains and roles. Use when asked about authentication or sign-up in Clerk.',
  );
  expect(trigger.length).toBeLessThanOrEqual(160);
});

test.each<[string, Partial<Descriptor>, string]>([
  [
    'no actions',
    { entities: [entity('Board'), entity('Card')], keywords: ['kanban'] },
    'Sample: read and change boards and cards. Use when asked about kanban in Sample.',
  ],
  ['no facts but the summary', { summary: 'A chat for clubs.' }, 'Sample: a chat for clubs.'],
  [
    'a summary that begins with the name',
    { summary: 'Sample is a chat for clubs.' },
    'Sample is a chat for clubs.',
  ],
  [
    'categories for keywords',
    { entities: [entity('Deal')], categories: ['crm'] },
    'Sample: read and change deals. Use when asked about CRM in Sample.',
  ],
  [
    'what it is before its category',
    { entities: [entity('Deal')], categories: ['crm'], summary: 'Sample is a deal tracker.' },
    'Sample: read and change deals. Use when asked about Sample, a deal tracker.',
  ],
  [
    'a category but no nouns',
    { categories: ['crm'], summary: 'A chat for clubs.' },
    'Sample: a chat for clubs. Use when asked about CRM in Sample.',
  ],
  ['a description', { description: 'Mine.', entities: [entity('Deal')] }, 'Mine.'],
  ['a long summary', { summary: `${'word '.repeat(50)}end.` }, `Sample: ${'word '.repeat(30).trim()}.`],
])('the trigger with %s', (_, descriptor, expected) =>
  expect(app(descriptor, snapshotOf()).trigger).toBe(expected),
);

test('where most actions are about no entity, the trigger names what they are about', () => {
  const { trigger } = app(
    { entities: [entity('Calendar'), entity('Attendee')], keywords: ['webinars'] },
    snapshotOf('Create Webinar', 'List Webinars', 'Get Webinar by ID', 'Ban Registrant', 'List Attendees'),
  );
  expect(trigger).toBe(
    'Sample: list, get, create and ban webinars, attendees and registrants. Use when asked about webinars in Sample.',
  );
});

test.each([
  ['Sample is a content management system (CMS) for clubs.', 'a content management system'],
  ['Sample is a fast, typo-tolerant search engine that clubs use.', 'a fast, typo-tolerant search engine'],
  ['Sample is a search, comparison, and ranking engine.', 'a search, comparison, and ranking engine'],
  ['Sample is a club chat primarily used by clubs.', 'a club chat'],
  ['Sample is a club chat, which is new.', 'a club chat'],
  ['Sample is a file service provided by clubs.', 'a file service'],
  ['Sample is an in-memory store on disks.', 'an in-memory store'],
  ['Sample is a Node.js framework for clubs.', 'a Node.js framework'],
  ['Sample keeps clubs.', null],
])('what an app is ends with its noun: %s', (summary, gloss) =>
  expect(app({ summary, entities: [entity('Club')] }, snapshotOf()).trigger).toBe(
    `Sample: read and change clubs.${gloss === null ? '' : ` Use when asked about Sample, ${gloss}.`}`,
  ),
);

test.each([
  ['tool specifically designed for clubs.', 'tool for clubs'],
  ['platform that allows clubs to plan their tours in boats.', 'platform to plan tours in boats'],
  ['SaaS platform that helps rowing clubs plan and share tours.', 'SaaS platform to plan and share tours'],
  ['platform that helps plan tours.', 'platform to plan tours'],
  ['service used by clubs to charter boats with crews, among others.', 'service to charter boats with crews'],
  ['tool for clubs to plan tours.', 'tool to plan tours'],
  ['tool for access to tours.', 'tool for access to tours'],
  ['service that renames boats after dusk.', 'service that renames boats after dusk'],
  ['platform for planning, sharing, and mapping tours.', 'platform for planning, sharing, and mapping tours'],
  ['platform that helps clubs plan, share, and map their tours, and more.', null],
  [
    'tool for mooring boats along the upper river without asking harbour masters.',
    'tool for mooring boats along the upper river',
  ],
  ['platform for planning.', null],
  ['platform that allows clubs.', null],
  ['service.', null],
])('a noun of any app is told apart by what it is for: a %s', (rest, gloss) =>
  expect(app({ summary: `Sample is a ${rest}`, entities: [entity('Club')] }, snapshotOf()).trigger).toBe(
    `Sample: read and change clubs.${gloss === null ? '' : ` Use when asked about Sample, a ${gloss}.`}`,
  ),
);

test('without nouns the trigger is what can be done, or whole sentences of the summary', () => {
  const summaryOnly = (summary: string): string => app({ summary }, snapshotOf()).trigger;
  expect(summaryOnly('Sample is a platform that helps clubs plan tours, and more. It is new.')).toBe(
    'Sample: plan tours.',
  );
  const first = 'Sample is a chat for rowing clubs, sailing clubs, e.g. Alpine ones, and their many members.';
  expect(summaryOnly(`${first} It was ${'very '.repeat(20)}new.`)).toBe(first);
});

test('verbs make room for the first noun where a client shows sixty characters', () => {
  const actions = ['List Harbour Fees', 'Get Harbour Fee', 'Create Harbour Fee', 'Update Harbour Fee'];
  const named = (name: string): string =>
    app({ name, summary: 'Keeps fees.', entities: [entity('Harbour Fee')] }, snapshotOf(...actions)).trigger;
  expect(named('Sample')).toBe('Sample: list, get, create and update harbour fees.');
  expect(named('Sample of the River Authority')).toBe(
    'Sample of the River Authority: list and get harbour fees.',
  );
  expect(named('Sample of the River Authority of the North')).toBe(
    'Sample of the River Authority of the North: list, get, create and update harbour fees.',
  );
});

test('a brand keeps its case, its nouns do not', () => {
  const { trigger, intent } = app(
    { name: 'Google Sheets', entities: [entity('Spreadsheet', 'Sheet')] },
    snapshotOf('List Sheets'),
  );
  expect(trigger).toContain('spreadsheets and sheets');
  expect(intent).toBe('list sheets');
});

test('input schemas become fields', () => {
  const schema = {
    type: 'object',
    required: ['to'],
    properties: {
      to: { type: 'array', items: { type: 'string', format: 'email' }, description: 'Recipients' },
      address: {
        type: 'object',
        required: ['city'],
        properties: { city: { type: 'string' }, geo: { properties: { lat: { type: 'number' } } } },
      },
      items: {
        type: 'array',
        items: {
          type: 'object',
          required: ['sku'],
          properties: { sku: { type: 'string', title: 'Article number' } },
        },
      },
      owner: { $ref: 'schemas/user' },
      level: { type: 'string', enum: ['low', 'high'], allowCustom: true, default: 'low' },
      board: { type: 'string', referenceRecords: [{ id: 'b1', name: 'Roadmap' }, { id: 'b2' }] },
      either: { anyOf: [{ type: 'string' }, { type: 'integer' }] },
      password: { type: 'string', isSensitive: true, default: 'hunter2' },
      from: { type: 'string', default: { $var: '$.user.email' } },
      id: { type: 'string', readOnly: true },
      broken: 'not a schema',
    },
  };
  expect(
    fieldsOf(schema)?.map(({ path, type, required, meaning, allowed }) => [
      path,
      type,
      required,
      meaning,
      allowed.join(' '),
    ]),
  ).toEqual([
    ['to', 'list of string (email)', true, 'Recipients.', ''],
    ['address', 'object', false, '', ''],
    ['address.city', 'string', true, '', ''],
    ['address.geo', 'object', false, '', ''],
    ['address.geo.lat', 'number', false, '', ''],
    ['items', 'list of object', false, '', ''],
    ['items[].sku', 'string', true, 'Article number.', ''],
    ['owner', 'schemas/user', false, '', ''],
    ['level', 'string', false, 'Default: low.', 'low high or any other'],
    ['board', 'string', false, '', 'b1 (Roadmap) b2'],
    ['either', 'string or integer', false, '', ''],
    ['password', 'string', false, 'Sensitive: do not print or log it.', ''],
    ['from', 'string', false, 'Default: computed from $.user.email.', ''],
  ]);
});

test('a schema that goes on for ever, or is none, does no harm', () => {
  const endless: Record<string, unknown> = { type: 'object' };
  endless['properties'] = { again: endless };
  expect(fieldsOf(endless)?.map(({ path }) => path)).toEqual([
    'again',
    'again.again',
    'again.again.again',
    'again.again.again.again',
  ]);
  const wide = {
    properties: Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`f${at}`, { type: 'string' }])),
  };
  expect(fieldsOf(wide)?.length).toBe(80);
  expect(fieldsOf({ type: 'object', properties: {} })).toEqual([]);
  expect(fieldsOf(undefined)).toBeNull();
  expect(fieldsOf('x')).toBeNull();
  const many = fieldsOf({ properties: { a: { enum: Array.from({ length: 40 }, (_, at) => at) } } });
  expect(many?.[0]?.allowed.at(-1)).toBe('and 28 more');
});

test('apps are related by what they share, rare things first, with a reason', () => {
  const apps = [
    record('a', { name: 'A', categories: ['crm'], keywords: ['pipeline'], entities: ['Deal', 'User'] }),
    record('b', { name: 'B', categories: ['crm'], entities: ['User'] }),
    record('c', { name: 'C', keywords: ['pipeline'], entities: ['Deal', 'User'] }),
    record('d', { name: 'D', entities: ['User'] }),
    record('e', { name: 'E' }),
  ];
  const related = relateApps(apps, 2, () => 'CRM');
  expect(related('a')).toEqual([
    { slug: 'c', name: 'C', reason: 'both are about pipeline; both have Deal, User' },
    { slug: 'b', name: 'B', reason: 'both are in CRM; both have User' },
  ]);
  expect(related('e')).toEqual([]);
  for (const { slug } of apps)
    expect(relateApps(apps.toReversed(), 2, () => 'CRM')(slug)).toEqual(related(slug));
});

test('what half of a large catalog shares is looked at in a window only', () => {
  const apps = Array.from({ length: 400 }, (_, at) =>
    record(`app-${String(at).padStart(3, '0')}`, { entities: ['User'] }),
  );
  const related = relateApps(apps, 5, String);
  for (const { slug } of apps) {
    const list = related(slug);
    expect(list).toHaveLength(5);
    expect(list.map((each) => each.slug)).not.toContain(slug);
  }
});

test('a derived key serves the descriptor, but is not shown as one that Membrane knows', () => {
  const actions = ['List Users', 'Get User'].map((name, at) => ({
    id: String(at),
    key: name.toLowerCase().replace(' ', '-'),
    derivedKey: true as const,
    name,
  }));
  const { popular } = app(
    { pin: ['get-user'], describe: { 'list-users': 'Newest first.' } },
    { origin: 'membrane', actions },
  );
  expect(popular.map(({ key, name, sentence }) => [key, name, sentence])).toEqual([
    [null, 'Get User', 'Get a user.'],
    [null, 'List Users', 'Newest first.'],
  ]);
});
