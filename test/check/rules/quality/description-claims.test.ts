import { expect, test } from 'vitest';
import { descriptionClaims } from '../../../../src/check/rules/quality/description-claims.ts';
import { readClaims } from '../../../../src/english/readClaims.ts';
import { snapshotOf, verdicts } from '../../../support/subject.ts';

const ACTIONS = [
  'Get Customer',
  'List Invoices',
  'Create Invoice',
  'Update Invoice',
  'Delete Invoice',
  'Send Invoice',
  'List Organization Members',
  'Get Merge Request',
];

const judge = (description: string, actions: readonly string[] = ACTIONS): string[] =>
  verdicts(descriptionClaims, {
    descriptor: { description, entities: [{ name: 'Push Notification', children: [] }] },
    snapshot: snapshotOf(...actions),
  });

test.each([
  'Sample: list, create and send invoices; look up customers. Use when asked about billing in Sample.',
  'Sample: add, edit and remove invoices. Use for bookkeeping.',
  'Sample lets you create invoices, send invoices, and look up customers.',
  'Sample manages invoices. Use when asked to send an invoice.',
  'Sample: find and view customers, members and merge requests.',
  'Sample: create invoices and send them to customers.',
  'Sample: billing, receivables and reports. Use when asked about create statements in a ledger.',
  'Sample is a ledger for creating statements.',
  'Sample — list and create invoices — use when asked about a bill.',
  'Sample helps bookkeepers get bills out of the door: create, sort and stamp them.',
  'List Sample invoices; look up each Sample customer, then send the invoice.',
])('these are claims that actions bear out: %s', (description) => expect(judge(description)).toEqual([]));

test.each([
  [
    'Sample: list and create customers.',
    '"create customers", but no action does; what actions do with customers: get',
  ],
  [
    'Sample: send customers and invoices.',
    '"send customers", but no action does; what actions do with customers: get',
  ],
  [
    'Sample: list and refund payments.',
    '"list payments", "refund payments", but no action is about payments',
  ],
  ['Sample: list organizations.', '"list organizations", but no action is about organizations'],
  [
    'Sample: manage customers.',
    '"manage customers", but no action does; what actions do with customers: get',
  ],
  [
    'Sample: look up customers. Use when asked to delete customers or invoices.',
    '"delete customers", but no action does; what actions do with customers: get',
  ],
  [
    'Sample: list invoices and archive them.',
    '"archive invoices", but no action does; what actions do with invoices: list, create, update, send, delete',
  ],
])('%s', (description, said) =>
  expect(judge(description)).toEqual([`description The description says ${said}`]),
);

test('where no action is known, nothing can be done', () => {
  expect(judge('Sample: push notifications and users.', [])).toEqual([]);
  expect(judge('Sample: read and change users.', [])).toEqual([
    'description The description says "read users", "change users", but no action of the app is known',
  ]);
});

test('a description is read as clauses of verbs and nouns', () => {
  const read = (text: string): string[] =>
    readClaims(text, 'Sample', (phrase) => phrase === 'pull requests').map(
      ({ verb, noun }) => `${verb} ${noun}`,
    );
  expect(read('Sample: list and create issues, pull requests and labels; look up a user by email.')).toEqual([
    ...['issues', 'pull requests', 'labels'].flatMap((noun) => [`list ${noun}`, `create ${noun}`]),
    'look up user',
  ]);
  expect(read('Sample: leads, orders and posts. Use when asked about changes.')).toEqual([]);
});

test.each([
  'Sample: open berths, issue refunds and react to notices; send notices, launch pumps, read charts, adjust tides.',
  'Sample: post notices, look through charts, issue refunds.',
])('other words for what actions do are borne out: %s', (description) =>
  expect(
    judge(description, [
      'Create Berth',
      'Create Refund',
      'Post Notice',
      'Start Pump',
      'Get Chart Content',
      'Update Tide',
    ]),
  ).toEqual([]),
);

test('a verb that may be a noun begins a claim of its own where the app has what it is done to', () =>
  expect(
    readClaims('Sample: take tolls, issue refunds, list issue labels', 'Sample', (noun) =>
      ['refunds', 'issue labels'].includes(noun),
    ),
  ).toEqual([
    { verb: 'take', noun: 'tolls' },
    { verb: 'issue', noun: 'refunds' },
    { verb: 'list', noun: 'issue labels' },
  ]));

const OWN = [
  'users.me',
  'Get Current Crew',
  'List Recent Landings',
  'tide_height',
  'lead_score',
  'Search Engine',
];

test.each([
  'Sample: look up the current user, the signed-in user and current crews; list recent landings.',
  'Sample: look up tide heights and lead scores; score leads.',
])('what a name says without a verb, and which one is meant, is borne out: %s', (description) =>
  expect(judge(description, OWN)).toEqual([]),
);

test('what a name without a verb cannot mean is not borne out', () =>
  expect(judge('Sample: delete leads and tide heights; update the current user.', OWN)).toEqual([
    'description The description says "delete leads", but no action does; what actions do with leads: score',
    'description The description says "delete tide heights", but no action does; what actions do with tide heights: get',
    'description The description says "update current user", but no action does; what actions do with current user: get',
  ]));
