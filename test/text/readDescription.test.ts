import { expect, test } from 'vitest';
import { readDescription } from '../../src/text/actionName/readDescription.ts';

/** A description, and the verbs that its first sentence says are done, with what they do. */
const DESCRIPTIONS: readonly (readonly [string, string])[] = [
  ['Lists the users of a group.', 'list read'],
  ['This tool will create an invoice.', 'create write'],
  ['Use this endpoint to permanently delete a file.', 'delete delete'],
  ['Create, update or delete a label.', 'create write, update write, delete delete'],
  ['Abort an upload and discard all parts.', 'abort write, discard delete'],
  ['Skip a day — removes the meal.', 'skip write, remove delete'],
  ['Runs of a workflow, including re-running, and deleting logs.', 'run write, rerun write, delete delete'],
  ['(Beta) Returns the open orders. Deletes nothing.', 'return read'],
  ['Report whether the host is up.', 'report read'],
  ['Report a user.', 'report write'],
  ['Archive a berth (soft delete).', 'archive write'],
  ['Looks up a berth by its number.', 'look up read'],
  ['Checks out the crane.', 'check out write'],
  ['Get rid of old bookings.', 'remove delete'],
  ['Start listing a folder.', 'start read'],
  ['Start copying a folder.', 'start write'],
  ['Export the rows to a warehouse.', 'export write'],
  ['Multiply two numbers together', 'multiply read'],
  ['Get access and refresh tokens.', 'get read'],
  ['List users, groups and posts.', 'list read'],
  ['List the tasks of a section or tag, or of one person.', 'list read'],
  ['Get the ids needed to set or change a status.', 'get read'],
  ['Browse issues; use the search for words.', 'browse read'],
  ['See the tabs before reading or writing ranges.', 'see read'],
  ['Apply a patch.', 'apply write'],
  ['Everything about a person.', ''],
  ['', ''],
];

test.each(DESCRIPTIONS)('%j says: %s', (description, expected) => {
  expect(
    readDescription(description)
      .map(({ verb, effect }) => `${verb} ${effect}`)
      .join(', '),
  ).toBe(expected);
});
