import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Descriptor } from '../../src/model/descriptor.ts';
import { isDone, listVerbs } from '../../src/english/isDone.ts';
import { judgeClaims } from '../../src/english/judgeClaims.ts';
import { readClaims } from '../../src/english/readClaims.ts';
import { wordApp } from '../../src/english/wordApp.ts';
import { normaliseApp } from '../../src/normalise/app.ts';
import { config, descriptorWith, snapshotOf } from '../support/subject.ts';

const entity = (name: string, ...children: string[]) => ({
  name,
  children: children.map((child) => ({ name: child, children: [] })),
});

function app(descriptor: Partial<Descriptor>, ...actions: string[]) {
  return wordApp(normaliseApp('sample', descriptorWith(descriptor), snapshotOf(...actions), config));
}

test.each([
  [
    'each verb stands with things that it is done to, the thing first that most actions are about',
    ['Get Customer', 'List Products', 'Create Product', 'Update Product', 'Delete Product'],
    'list, create, update and delete products; look up customers',
  ],
  [
    'a word of a verb is no noun, and what only says which is none',
    ['Transfer Student Out', 'Transfer Skipper', 'boats.getOpen', 'public_get', 'Rig Boat', 'boats_exec'],
    'list boats; transfer skippers',
  ],
  [
    'what is listed for sale is not listed',
    ['List Boat for Sale', 'Create Boat', 'Get Skipper'],
    'create boats; look up skippers',
  ],
  [
    'what programs are called is no thing',
    ['TID400MI.Confirm', 'Verify SHA256 Digest', 'List Boats'],
    'list boats; verify SHA256 digests',
  ],
  [
    'who calls, and one of many, are not listed',
    ['users.me', 'Get Current Skipper', 'boats.get', 'whoami', 'List Cranes'],
    'look up boats; list cranes',
  ],
  [
    'no search engine is searched, no sum listed',
    ['SearchEngine', 'SumList', 'List Cranes', 'Async Lookup Request'],
    'list cranes',
  ],
  ['nothing of what is measured', ['block_height', 'burn_rate', 'List Cranes'], 'list cranes'],
  ['time off is a noun', ['List Time Off', 'Create Time Off'], 'list and create time off'],
  ['of two verbs nobody knows which is done', ['Ship Confirm', 'Schedule Send', 'List Clubs'], 'list clubs'],
  [
    'acronyms that end in S are no plurals',
    ['Lodge BAS', 'List Clubs', 'Approve Txn'],
    'lodge BAS; list clubs; approve TXNs',
  ],
  ['nouns without an action are not told', ['List Invoices', 'Create Invoice'], 'list and create invoices'],
  [
    'things of which the same is done share their verbs',
    ['List Users', 'Create User', 'Delete User', 'Create Team', 'List Teams', 'Delete Team', 'Get Role'],
    'list, create and delete teams and users; look up roles',
  ],
  [
    'what is put to or taken from another thing is neither made nor deleted',
    ['Add Tag to Contact', 'Remove Contact from List', 'List Contacts'],
    'list contacts',
  ],
  [
    'a batch of something is not the thing',
    ['Cancel Message Batch', 'Create Message'],
    'create messages; cancel message batches',
  ],
  ['one of two', ['Copy File or Folder', 'Delete File or Folder'], 'copy and delete files and folders'],
  ['both verbs of one name', ['Create or Update Contact'], 'create and update contacts'],
  [
    'several that are got are listed',
    ['Get Orders', 'Get Order by ID', 'Retrieve Invoice'],
    'list orders; look up invoices',
  ],
  [
    'a verb that needs more than its object is left out',
    ['Mark Message as Seen', 'Get Message'],
    'look up messages',
  ],
  [
    'who makes a certificate of origin makes no certificate',
    ['Create Certificate of Origin', 'List Ports'],
    'list ports',
  ],
  ['acronyms of many', ['Get RTTI', 'Send SMSes', 'List MMSes'], 'list MMS; look up RTTIs; send SMS'],
  ['what nobody can say of several', ['Get Vs', 'Create You', 'Turn On Lamp', 'List Lamps'], 'list lamps'],
  [
    'no verb that reaches its object through a word',
    ['Reply Message', 'Respond Review', 'List Messages'],
    'list messages',
  ],
  ['nothing of one owner', ["Regenerate the boat's key", 'List Boats'], 'list boats'],
  [
    'nouns with a hyphen',
    ['List Follow-ups', 'Create Follow-up', 'Delete To-do', 'List To-dos'],
    'list and create follow-ups; list and delete to-dos',
  ],
  ['shouted names', ['DOCK_BERTH_LIST', 'DOCK_BERTH_CREATE'], 'list and create dock berths'],
  ['requests', ['GET /berths', 'DELETE /berths/{id}', 'POST /berths'], 'list and delete berths'],
  [
    'requests in other letters',
    ['get /crates', 'DELETE: /crates/{id}', 'POST /crates/bulk-archive'],
    'list, archive and delete crates',
  ],
  ['QR codes', ['qr_codes_list', 'Create QR Code'], 'list and create QR codes'],
  ['standings', ['List Regatta Standings', 'Get Crew'], 'look up crews; list regatta standings'],
  [
    'nothing of a deed that another verb is done to',
    ['Request Cancel Mooring', 'List Moorings'],
    'list moorings',
  ],
  ['nothing behind an unknown word', ['wax_rye_crop', 'wend_way_scale', 'List Barns'], 'list barns'],
  ['identifiers', ['issue_read', 'labels_list', 'users.delete'], 'look up issues; list labels; delete users'],
])('%s', (_, actions, claims) =>
  expect(app({ entities: [entity('Ghost')] }, ...actions).trigger).toBe(
    `Sample: ${claims}. Use when asked about Sample.`,
  ),
);

test('things of equally many actions come in the order of the entities', () => {
  const actions = ['List Phantoms', 'List Ghosts', 'List Spectres'];
  expect(app({ entities: [entity('Spectre'), entity('Ghost')] }, ...actions).trigger).toContain(
    'list spectres, ghosts and phantoms',
  );
});

test.each([
  [
    'what it holds',
    { entities: [entity('Board', 'Card'), entity('Member')] },
    'Sample: boards, members and cards. Use when asked about Sample.',
  ],
  [
    'no asides, no two words in one',
    {
      entities: ['Invoice (draft)', 'Invoice (sent)', 'eBook', 'Read/Write Lock'].map((name) => entity(name)),
    },
    'Sample: invoices and eBooks. Use when asked about Sample.',
  ],
  [
    'no names that are no nouns',
    {
      entities: ['To Comment', 'Priorities Available', 'As Markdown', 'Marketing', '联系人', 'Deal'].map(
        (name) => entity(name),
      ),
    },
    'Sample: marketing, 联系人 and deals. Use when asked about Sample.',
  ],
  [
    'no names that read as something that is done',
    { entities: ['Search Term', 'Email Template', 'Deal', 'Lead', 'User'].map((name) => entity(name)) },
    'Sample: deals, leads and users. Use when asked about Sample.',
  ],
  [
    'keywords',
    { entities: [entity('Deal')], keywords: ['sales pipelines', 'prospecting'] },
    'Sample: deals. Use when asked about sales pipelines or prospecting in Sample.',
  ],
  [
    'its category',
    { entities: [entity('Deal')], categories: ['crm'] },
    'Sample: deals. Use when asked about CRM in Sample.',
  ],
  [
    'what it is before its category',
    { entities: [entity('Deal')], categories: ['crm'], summary: 'Sample is a booking platform for boats.' },
    'Sample: deals. Use when asked about Sample, a booking platform.',
  ],
  ['its summary', { summary: 'A chat for clubs.' }, 'Sample: a chat for clubs. Use when asked about Sample.'],
  [
    'what its summary calls it',
    { summary: 'Sample is a platform that helps clubs plan tours, and more. It is new.' },
    'Sample: a platform for planning tours. Use when asked about Sample.',
  ],
  [
    'what it does, and what to',
    { summary: 'Sample tracks answers of clubs.' },
    'Sample: for tracking answers of clubs. Use when asked about Sample.',
  ],
  [
    'a people with its capital',
    { summary: 'Finnish boat registers.' },
    'Sample: Finnish boat registers. Use when asked about Sample.',
  ],
  ['a description of its own', { description: 'Mine.', entities: [entity('Deal')] }, 'Mine.'],
])('without known actions a description tells %s', (_, descriptor, expected) =>
  expect(app(descriptor).trigger).toBe(expected),
);

test('of a long summary whole sentences are kept, else whole words', () => {
  const first = 'Sample has boats for rowing clubs, sailing clubs, e.g. Alpine ones, and their members.';
  const summary = `${first} It was ${'very '.repeat(20)}new.`;
  expect(app({ summary }).trigger).toBe(`${first} Use when asked about Sample.`);
  expect(app({ summary: `Has ${'many '.repeat(50)}boats.` }).trigger).toMatch(
    /^Sample: has (?:many )+many\. Use when/,
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
  ['Sample is rowing club software for small clubs.', 'rowing club software'],
  ['Sample is cloud software for planning tours.', 'cloud software for planning tours'],
  ['Sample is good for clubs.', null],
  ['Sample is a tool specifically designed for clubs.', 'a tool for clubs'],
  [
    'Sample is a platform that allows clubs to plan their tours in boats.',
    'a platform for planning tours in boats',
  ],
  [
    'Sample is a SaaS platform that helps rowing clubs plan and share tours.',
    'a SaaS platform for planning and sharing tours',
  ],
  ['Sample is a platform that helps plan tours.', 'a platform for planning tours'],
  ['Sample is a service used by clubs to charter boats with crews, among others.', null],
  ['Sample is a tool for clubs to plan tours.', 'a tool for planning tours'],
  ['Sample is a tool for access to tours.', 'a tool for access to tours'],
  ['Sample is a service that renames boats after dusk.', 'a service that renames boats after dusk'],
  [
    'Sample is a platform for planning, sharing, and mapping tours.',
    'a platform for planning, sharing, and mapping tours',
  ],
  [
    'Sample is a platform that allows clubs to collect fees and charge members.',
    'a platform for collecting fees',
  ],
  ['Sample is a tool that uses wind and sails to move boats.', 'a tool that uses wind and sails'],
  [
    'Sample is a tool for mooring boats along the upper river without asking harbour masters.',
    'a tool for mooring boats along the upper river',
  ],
  ['Sample is a platform for planning.', null],
  ['Sample is a platform that allows clubs.', null],
  ['Sample is a service.', null],
])('what an app is, and what it is for where that could be any app: %s', (summary, gloss) =>
  expect(app({ summary, entities: [entity('Club')] }).trigger).toBe(
    `Sample: clubs. Use when asked about Sample${gloss === null ? '' : `, ${gloss}`}.`,
  ),
);

test('verbs make room for the first noun where a client shows sixty characters', () => {
  const actions = ['List Harbour Fees', 'Get Harbour Fee', 'Create Harbour Fee', 'Update Harbour Fee'];
  const named = (name: string): string => app({ name, summary: 'Keeps fees.' }, ...actions).trigger;
  expect(named('Sample')).toContain('Sample: list, create and update harbour fees.');
  const long = 'Sample of the River Authority';
  expect(named(long).slice(0, 60)).toBe(`${long}: list and create harbour fees.`.slice(0, 60));
  expect(named(long)).toContain('harbour fees.');
});

test.each([
  ['Tideview', ['Tideview Berth', 'Tideview', 'Crew'], 'berths, tideviews and crews', 'find berth'],
  ['Quay 24 Labs', ['Quay 24 Labs Crane', 'Quay Wall'], 'cranes and quay walls', 'find crane'],
  ['Tideview', ['Tideview Dial Session', 'Crew'], 'crews and dial sessions', 'find dial session'],
  ['TideView', ['TideView Dial Session', 'Crew'], 'crews and dial sessions', 'find dial session'],
  ['Box', ['Box Lid', 'Lid'], 'box lids and lids', 'find box lid'],
])('things of %s go without its name before them', (name, entities, held, intent) => {
  const worded = app({ name, entities: entities.map((each) => entity(each)) });
  expect(worded.trigger).toBe(`${name}: ${held}. Use when asked about ${name}.`);
  expect(judgeClaims({ ...worded, name })).toEqual([]);
  expect(worded.intent).toBe(intent);
});

test('a brand keeps its case, its nouns do not', () => {
  const { trigger, intent } = app(
    { name: 'Google Sheets', entities: [entity('Spreadsheet', 'Sheet')] },
    'List Sheets',
  );
  expect(trigger).toContain('list sheets');
  expect(intent).toBe('list sheets');
});

test.each([
  ['Sample runs automation flows.', 'Sample: for running automation flows.'],
  ['Sends parcels to lockers. It prints labels.', 'Sample: for sending parcels to lockers.'],
  ['Sample sends and tracks parcels.', 'Sample: for sending and tracking parcels.'],
  ['It prints labels', 'Sample: for printing labels.'],
  [
    'Ship boats, rent cranes and keep crews posted.',
    'Sample: for shipping boats, renting cranes and keeping crews posted.',
  ],
  ['Send meals and groceries', 'Sample: for sending meals and groceries.'],
])('what a summary says that the app does is no claim: %s', (summary, start) => {
  const { trigger, actions } = app({ summary }, 'Run', 'Stop', 'Status');
  expect(trigger.slice(0, start.length)).toBe(start);
  expect(readClaims(trigger, 'Sample', () => true).filter((claim) => !isDone(claim, actions))).toEqual([]);
});

test.each([
  ['Moorings for small boats', 'Sample: moorings for small boats.'],
  ["Sample's API moors boats", "Sample's API moors boats."],
  ['Sample, once Quayside, moors boats.', 'Sample, once Quayside, moors boats.'],
  ['Hafenverwaltung mit Liegeplätzen', 'Sample: Hafenverwaltung mit Liegeplätzen.'],
  ['Search engine for boats.', 'Sample: search engine for boats.'],
  [
    `Where small boats find berths, ${'cranes and more cranes and '.repeat(4)}a harbour master in 14 ports of the river`,
    'Sample: where small boats find berths.',
  ],
  [
    `Where small boats find ${'berths and '.repeat(8)}a harbour master in 14 ports and others`,
    `Sample: where small boats find ${'berths and '.repeat(8).trimEnd()} a harbour.`,
  ],
])('what an app is stands in whole words and sentences: %s', (summary, said) =>
  expect(app({ summary }).trigger).toBe(`${said} Use when asked about Sample.`),
);

const WORDS = fc.constantFrom(
  ...`list get create update delete send add remove merge pull sync search find run mark issue order report user contact invoice
  invoices contacts users pull request merge request list lists tag tags to from of in for by and or all bulk batch status details
  API SMS read export import time entry comment note file folder`.split(/\s+/),
);
const NAME = fc
  .array(WORDS, { minLength: 1, maxLength: 5 })
  .map((words) => words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' '));

test('whatever actions are called, a description claims only what they do, in 160 characters', () => {
  fc.assert(
    fc.property(
      fc.array(NAME, { minLength: 1, maxLength: 12 }),
      fc.array(NAME, { maxLength: 3 }),
      (names, nouns) => {
        const { trigger, actions } = app({ entities: nouns.map((name) => entity(name)) }, ...names);
        const isNoun = (phrase: string): boolean => listVerbs(phrase, actions).length > 0;
        const unmet = readClaims(trigger, 'Sample', isNoun).filter((claim) => !isDone(claim, actions));
        expect(unmet, trigger).toEqual([]);
        expect(trigger.length).toBeLessThanOrEqual(160);
        expect(trigger).toContain('Use when');
      },
    ),
    {
      numRuns: 400,
      examples: [[['List Batch And Request Create', 'List'], []]],
    },
  );
});

test('what the app itself is called by is nothing that its actions do something with', () => {
  expect(app({ name: 'Regatta' }, 'Get Regatta Details', 'List Berths').trigger).toBe(
    'Regatta: list berths. Use when asked about Regatta.',
  );
});

test('what all names begin with is not told', () => {
  const names = [
    'ACME_LIST_BOATS',
    'ACME_GET_A_BERTH',
    'ACME_SEARCH_CREWS_AND_MATES',
    'ACME_TRIGGER_FOGHORN',
  ];
  const told = app({ name: 'Acme Harbour' }, ...names);
  expect(told.trigger).toBe(
    'Acme Harbour: look up berths; list boats; search crews and mates; trigger foghorns. Use when asked about Acme Harbour.',
  );
  expect(
    told.actions.map(({ name, sentence, effect }) => `${name}: ${sentence} ${effect}`).toSorted(),
  ).toEqual([
    'ACME_GET_A_BERTH: Get a berth. read',
    'ACME_LIST_BOATS: List boats. read',
    'ACME_SEARCH_CREWS_AND_MATES: Search crews and mates. read',
    'ACME_TRIGGER_FOGHORN: Trigger a foghorn. write',
  ]);
});
