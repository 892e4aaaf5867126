import { expect, test } from 'vitest';
import type { Effect } from '../../../../src/model/effect.ts';
import { markContradicts } from '../../../../src/check/rules/quality/mark-contradicts.ts';
import { verdicts } from '../../../support/subject.ts';

const judge = (name: string, sentence: string, effect: Record<string, Effect> = {}): string[] =>
  verdicts(markContradicts, {
    descriptor: { describe: { a: sentence }, effect },
    snapshot: { origin: 'membrane', actions: [{ key: 'a', name }] },
  });

const WRONG: readonly (readonly [string, string, string])[] = [
  ['Clear Drafts', 'Hide all drafts without deleting them.', 'says that nothing is deleted'],
  ['Trash Page', 'Set a page aside; it is not removed.', 'says that nothing is deleted'],
  ['Drop Pins', 'List the pins of a map.', 'only says "list"'],
  ['Merge Contacts', 'Merge two contacts; the second one is then deleted.', 'says that something is deleted'],
  ['Archive Page', 'Move a page to the trash.', 'says that something is deleted'],
  ['Deactivate User', 'Lock a user out and remove their seats.', 'says that something is deleted'],
  ['Get Sync Token', 'Create a token for the next sync.', 'says "create"'],
  ['Get Old Logs', 'Get old logs, which are erased by that.', 'says that something is deleted'],
  ['Run Report', 'Run a report; it changes nothing.', 'says that it changes nothing'],
  ['Sync Stock', 'This is a read-only operation on the stock.', 'says that it changes nothing'],
  ['Purge Preview Links', 'Dry run, no records are modified.', 'says that it changes nothing'],
  ['Process Ledger', 'Walks the ledger without altering any entry.', 'says that it changes nothing'],
  ['Reset Check', 'Makes no changes to the account.', 'says that it changes nothing'],
];

test.each(WRONG)('%s: %s', (name, sentence, says) => {
  expect(judge(name, sentence)).toEqual([expect.stringContaining(`but its sentence ${says}: "${sentence}"`)]);
  expect(judge(name, sentence)[0]).toMatch(/^actions\.describe\.a /);
  expect(judge(name, sentence, { a: 'write' })).toEqual([]);
});

test.each([
  ['Delete List', 'Delete a list without deleting its tasks.'],
  ['Was Removed', 'Was Removed.'],
  ['Ship Status', 'Ship status.'],
  ['Do Read-Only Search', 'Do a read-only search.'],
  ['Remove Member', 'Take someone out of a group; the account stays.'],
  ['Unlike Post', 'Remove your like from a post.'],
  ['Update Customer', 'Change a customer; customers cannot be deleted.'],
  ['List Issues', 'Browse issues by filter; use the search for words.'],
  ['List States', "Get the ids needed to set or change an issue's status."],
  ['List Tasks', 'List the tasks of a project, section or tag, or of one assignee.'],
  ['List Folder', 'Start listing a folder; the first page ends with a cursor.'],
  ['Get Brief', 'Gather all notes on a person.'],
  ['Send Mail', 'Send a mail; this cannot be undone.'],
  ['Create Viewer', 'Create a read-only user for an operation.'],
  ['Set Sharing', 'Set the sharing of a file to read-only.'],
  ['Rename File', 'Give a file another name without changing its folder.'],
  ['List Leavers', 'List users that cannot be restored and their permanently deleted files.'],
  ['Check Migration', 'Check a migration; this is a non-destructive step.'],
])('%s and "%s" agree', (name, sentence) => expect(judge(name, sentence)).toEqual([]));

test.each([
  ['Pay Bill', 'Looks at a bill and its due date. This call is read-only.', 'This call is read-only.'],
  ['Delete Draft Check', 'Removes a draft from view. It has no side effects.', 'It has no side effects.'],
  ['Get Next Job', 'Returns the next job. This action cannot be undone.', 'This action cannot be undone.'],
  ['Fetch Mail', 'Fetches new mail. It then also marks them as read.', 'It then also marks them as read.'],
  ['List Old Backups', 'Lists old backups. Irrevocably destroys them.', 'Irrevocably destroys them.'],
])('%s: a later sentence of %j is looked at', (name, description, text) => {
  const [found, ...more] = verdicts(markContradicts, {
    snapshot: { origin: 'membrane', actions: [{ id: '1', name, description }] },
  });
  expect(found).toMatch(/^snapshot actions\.0\.description .* but its (?:description|sentence) /);
  expect(found).toContain(text);
  expect(more).toEqual([]);
});

test("Membrane's own words are reported at their place", () => {
  const actions = [
    { id: '1', key: 'a', name: 'List Orders' },
    {
      id: '2',
      key: 'b',
      name: 'Clear Cart',
      description: 'Empties nothing: hides the cart, and no item is removed.',
    },
    { id: '3', name: 'Drop Pins', description: 'Lists the pins of one map.' },
  ];
  expect(verdicts(markContradicts, { snapshot: { origin: 'membrane', actions } })).toEqual([
    expect.stringMatching(/^snapshot actions\.2\.description Drop Pins is marked as a deletion/),
  ]);
});
