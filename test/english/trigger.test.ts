import { expect, test } from 'vitest';
import type { Descriptor } from '../../src/model/descriptor.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { wordApp } from '../../src/english/wordApp.ts';
import { normaliseApp } from '../../src/normalise/app.ts';
import { config, descriptorWith, snapshotOf } from '../support/subject.ts';

const entity = (name: string, ...children: string[]) => ({
  name,
  children: children.map((child) => ({ name: child, children: [] })),
});

function app(descriptor: Partial<Descriptor>, snapshot: Snapshot) {
  return wordApp(
    normaliseApp('sample', descriptorWith(descriptor), snapshot, {
      ...config,
    }),
  );
}

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
