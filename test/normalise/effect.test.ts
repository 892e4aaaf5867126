import { expect, test } from 'vitest';
import type { Effect } from '../../src/model/effect.ts';
import type { SnapshotAction } from '../../src/model/snapshot.ts';
import { judgeEffect } from '../../src/normalise/effect.ts';
import { DELETES, READS, WRITES } from './effectNames.ts';

const NAMES: readonly (readonly [string, Effect])[] = [
  ...READS.map((name) => [name, 'read'] as const),
  ...WRITES.map((name) => [name, 'write'] as const),
  ...DELETES.map((name) => [name, 'delete'] as const),
];

const SPECIAL: readonly (readonly [string, Effect])[] = [
  ['List Users', 'read'],
  ['Lookup Company', 'read'],
  ['Check Account Balance', 'read'],
  ['Verify Email', 'write'],
  ['Export Metadata', 'read'],
  ['Reverse Geocode', 'read'],
  ['Batch Get Values', 'read'],
  ['Listing Users', 'read'],
  ['DNS Lookup', 'read'],
  ['Real-Time User Count', 'read'],
  ['Current Weather', 'read'],
  ['User Info', 'read'],
  ['Is Spam Contract', 'read'],
  ['Test Connection', 'read'],
  ['Create User', 'write'],
  ['Find or Create Dataset', 'write'],
  ['Get or Create User', 'write'],
  ['Create or Fetch User', 'write'],
  ['Search and Update Contact', 'write'],
  ['Check In Guest', 'write'],
  ['Test Webhook', 'write'],
  ['Convert Lead to Customer', 'write'],
  ['Cancel Order', 'write'],
  ['Archive Chat', 'write'],
  ['Unsubscribe Contact', 'write'],
  ['Remove Background from URL', 'write'],
  ['Identify Person', 'write'],
  ['Email Verification', 'write'],
  ['Forward Geocoding', 'read'],
  ['Order Feedback', 'write'],
  ['', 'write'],
  ['Delete User', 'delete'],
  ['Bulk Delete Files', 'delete'],
  ['Remove User from Team', 'delete'],
  ['Purge Cache', 'delete'],
  ['Clear Range', 'delete'],
  ['Drop REST Endpoint', 'delete'],
  ['Revoke Session', 'delete'],
  ['Terminate Employee', 'delete'],
  ['Void Transaction', 'delete'],
  ['Unshare Item', 'delete'],
  ['Find and Delete Row', 'delete'],
  ['Export File and Delete Source', 'delete'],
  // Behind a word that nobody knows, what is read may as well be changed.
  ['Forfeit Policy', 'write'],
  ['Jot Records', 'write'],
  ['Payment Records', 'read'],
  ['Collective Policy', 'read'],
  ['Blurt Statistics', 'read'],
  ['Wait-list Diner', 'write'],
  ['wait_list_diner', 'write'],
  ['Spot-check Crate', 'write'],
  ['No-show Diner', 'write'],
  ['Pre-view Menu', 'read'],
  ['CAN Frame Send', 'write'],
  ['Can Diner Cancel', 'read'],
  ['Perform Read-Only Statement', 'read'],
  ['Products by SKU', 'write'],
  ['Products by ID', 'read'],
  ['allDishes', 'read'],
  ['Recently Cooked', 'read'],
  ['Bounce Check', 'write'],
  ['Book Show', 'write'],
  ['handleDishRemove', 'delete'],
  ['Get Bill and Deposit', 'write'],
  ['Get Bills and Deposits', 'read'],
  ['Get Menu and Address', 'read'],
  ['Get Recipe (Deletes Draft)', 'delete'],
  ['List Recipes (Including Deleted)', 'read'],
  ['Put Back from Trash', 'write'],
  ['List Who May Remove', 'read'],
  ['Cancel Dish Remove', 'write'],
  ['Set Rule on Delete', 'write'],
  ['menuScheduleQuery', 'write'],
  ['Text Overview', 'write'],
  ['Page Summary', 'write'],
  ['Sales Summary', 'read'],
  ['Charge Preview', 'read'],
  ['Reverse Deletion', 'write'],
  ['dish_rollout_undo', 'write'],
  ['DELETE-Dish', 'delete'],
  ['Inventory Check', 'read'],
  ['Kick Out Diner', 'delete'],
  ['Wipe Out Menu', 'delete'],
  ['Lock Down Kitchen', 'write'],
  ['Mass Delete: find dishes', 'delete'],
  ['[Hard Purge] Get Menu', 'delete'],
  ['Silent Unsubscribe: Search Diners', 'write'],
  ['Kitchen robot: find dishes', 'read'],
  ['eliminarPlato', 'delete'],
  ['verwijderGerecht', 'delete'],
  ['hapusMenu', 'delete'],
];

test.each(SPECIAL)('%j: %s', (name, effect) => {
  expect(judgeEffect({ name }).effect).toBe(effect);
});

/** Names that tell nothing, so that the page asks for care: the API's documentation says that they look. */
const DOUBTFUL = ['nodes_log', 'HeadObject'];

test('names alone tell what some 1,400 actions do; in doubt an action is marked, never the reverse', () => {
  const wrong = NAMES.filter(([name, effect]) => judgeEffect({ name }).effect !== effect);
  expect(wrong).toEqual(DOUBTFUL.map((name) => [name, 'read']));
  expect(NAMES.length).toBeGreaterThan(1400);
});

/** Names whose verb no table has: what the method says is all that is known. */
const WITHOUT_VERB = new Set([
  'browser_type',
  'Point Domain',
  'mkdir',
  'touch_file',
  'chmod_file',
  'git_checkout',
  'Payout',
  'Reservation',
  'Registration',
  'Checkout Cart',
  'Updated Contact',
  'Contact Updater',
  'Credit Note',
  'Nachricht gesendet',
  'Status Setter',
  'New Profile',
  'Feed Pets',
  'Ledger Entry Post',
  'Background Check',
  'Identity Check',
  'Bug Report',
  'Spam Report',
  'Expense Report',
  'Pending Transfer',
  'Related Ticket Link',
  'Balance Top Up',
]);

test.each(NAMES.filter(([name, effect]) => effect !== 'read' && !WITHOUT_VERB.has(name)))(
  '%s is a %s, whatever its type or method say',
  (name, effect) => {
    const { effect: judged } = judgeEffect({ name, type: 'list-data-records', method: 'GET' });
    expect(judged).toBe(effect);
  },
);

const EVIDENCE: readonly (readonly [SnapshotAction, Effect, string])[] = [
  [{ name: 'Get User', type: 'find-or-create-data-record' }, 'write', 'type find-or-create-data-record'],
  [{ name: 'Get User', type: 'delete-data-record' }, 'delete', 'type delete-data-record'],
  [{ name: 'Archive User', method: 'DELETE' }, 'delete', 'method DELETE'],
  [{ name: 'Get Session', method: 'PUT' }, 'write', 'method PUT'],
  [{ name: 'Search Users', method: 'POST' }, 'read', 'name search'],
  [{ name: 'Members', method: 'GET' }, 'read', 'method GET'],
  [{ name: 'Members', type: 'match-data-record' }, 'read', 'type match-data-record'],
  [{ name: 'Sync User', method: 'get' }, 'write', 'name sync'],
  [{ name: 'User', key: 'users-delete' }, 'delete', 'key delete'],
  [{ name: 'Members', description: 'Returns everyone in the channel.' }, 'read', 'description return'],
  [{ name: 'Members', description: 'This tool will add members to a channel.' }, 'write', 'description add'],
  [
    { name: 'burn_rate', description: 'Shows the fuel that a boat takes an hour.' },
    'read',
    'description show',
  ],
  [{ name: 'burn_rate', description: 'Sets the fuel that a boat may take.' }, 'write', 'description set'],
  [{ name: 'Post Score', description: '' }, 'write', ''],
  [{ name: 'churn_rate' }, 'read', 'name get'],
  [{ name: 'Berths', description: 'Use this when you need to find a berth.' }, 'read', 'description find'],
  [{ name: 'Weather Now', description: 'Report whether it rains.' }, 'read', 'description report'],
  [{ name: 'Multiply', description: 'Multiply two numbers together' }, 'read', 'description multiply'],
  [{ name: 'Add', description: 'Add three numbers.' }, 'read', 'description Add three numbers.'],
  [{ name: 'Add', description: 'Add numbers to the block list.' }, 'write', 'name add'],
  [{ name: 'run_query', description: 'Run a read-only query.' }, 'read', 'description read-only quer'],
  [{ name: 'run_query', description: 'Run any SQL and return the rows.' }, 'write', 'description run'],
  [{ name: 'Update Tags', description: 'Add, or remove tags of a contact.' }, 'delete', 'description remove'],
  [{ name: 'Skip Visit', description: 'Skips a visit: deletes the slot.' }, 'delete', 'description delete'],
  [{ name: 'Unlike Post', description: 'Remove your like.' }, 'write', 'name unlike'],
  [{ name: 'Get Person', description: 'Retrieve or delete a person.' }, 'delete', 'description delete'],
  [{ name: 'Get Brief', description: 'Gather all notes on a person.' }, 'read', 'name get'],
  [
    { name: 'Extract Archive', description: 'Starts the extraction into a folder.' },
    'write',
    'description start',
  ],
  [{ name: 'List Users', description: 'List users and groups, newest first.' }, 'read', 'name list'],
  [{ name: 'Get Tokens', description: 'Get access and refresh tokens.' }, 'read', 'name get'],
  [{ name: 'Preview Claim', key: 'claim-preview' }, 'read', 'name preview'],
  [{ name: 'Get Report Lines', key: 'report.lines' }, 'read', 'name get'],
  [{ name: 'Get Lines', key: 'report.lines' }, 'write', 'key report'],
  [{ name: 'Kahn', description: 'Löscht einen Kahn für immer.' }, 'delete', 'description delete'],
  [{ name: 'Bateau', description: 'Supprime le bateau.' }, 'delete', 'description delete'],
  [
    { name: 'Boat', description: '指定した船を削除します。あとで戻せません。' },
    'delete',
    'description delete',
  ],
  [{ name: 'Boat', description: '获取船舶列表。可删除缓存。' }, 'read', 'description get'],
  [{ name: 'Kahn', description: 'Der Kahn wird vermietet.' }, 'write', ''],
  [{ name: 'Boats', description: '<p>Deletes <b>all</b> boats.</p>' }, 'delete', 'description delete'],
  [{ name: 'Zahlung' }, 'write', ''],
];

test.each(EVIDENCE)('%j: %s, by the %s', (action, effect, by) => {
  const judged = judgeEffect(action);
  expect(judged.effect).toBe(effect);
  const [first] = judged.evidence
    .filter(({ says }) => says === effect)
    .toSorted((a, b) => RANK.indexOf(a.strength) - RANK.indexOf(b.strength));
  expect(first === undefined ? '' : `${first.source} ${first.found}`).toBe(by);
});
const RANK = ['decides', 'strong', 'weak'];

const CHOICE = { properties: { method: { enum: ['create', 'update', 'delete'] } } };

test('an input that chooses what is done is evidence, but not against a name that looks', () => {
  const effectOf = (name: string): Effect => judgeEffect({ name, input: CHOICE }).effect;
  expect([effectOf('label_write'), effectOf('Labels'), effectOf('List Events')]).toEqual([
    'delete',
    'delete',
    'read',
  ]);
});

test('the descriptor decides', () => {
  expect(judgeEffect({ name: 'Delete Draft', method: 'DELETE' }, 'read')).toEqual({
    effect: 'read',
    evidence: [{ source: 'descriptor', says: 'read', strength: 'decides', found: 'actions.effect' }],
  });
});
