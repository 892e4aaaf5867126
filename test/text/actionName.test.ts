import { expect, test } from 'vitest';
import { readActionName } from '../../src/text/actionName/readActionName.ts';
import { toVerbForm } from '../../src/text/verbForms.ts';

/** A name, and the pairs of verb and object that it says. */
const NAMES: readonly (readonly [string, string])[] = [
  ['List Users', 'list user'],
  ['Search and Delete Contacts', 'search contact, delete contact'],
  ['Create or Update Contact', 'create contact, update contact'],
  ['resources_create_or_update', 'create resource, update resource'],
  ['Download File and Delete', 'download file, delete file'],
  ['Read, Then Delete Message', 'read message, delete message'],
  ['Upload File and Create Document', 'upload file, create document'],
  ['Get Profit and Loss Report', 'get profit and loss report'],
  ['List Supply and Demand Forecasts', 'list supply and demand forecast'],
  ['Create Terms and Privacy Page', 'create term, create privacy page'],
  ['Update Billing and Contact Info', 'update billing, update contact'],
  ['Get Stops and Routes Near Place', 'get stop, get route'],
  ['Add Page, Blog Post and Tag', 'add page, add blog post, add tag'],
  ['Get Search and Rescue Report', 'get search and rescue report'],
  ['Pull+Destroy', 'pull, destroy'],
  ['Reevaluate Order', 'reevaluate order'],
  ['device_is_online', 'check device'],
  ['Loan Inquiry', 'get loan inquiry'],
  ['List Users, Groups and Roles', 'list user, list group, list role'],
  ['List Orders by Date and Status', 'list order'],
  ['Search Issues (JQL)', 'search issue'],
  ['Find One and Delete', 'find, delete'],
  ['Get Contact by ID', 'get contact'],
  ['Get a List of Users', 'get user'],
  ['Add User to Group', 'add user'],
  ['Add to List', 'add'],
  ['Get User Details', 'get user'],
  ['List All My Pull Requests', 'list pull request'],
  ['GDPR Delete Contact', 'delete contact'],
  ['Permanently Delete File', 'delete file'],
  ['Shared Mailbox List Emails', 'list email'],
  ['Check In Guest', 'check in guest'],
  ['users.delete', 'delete user'],
  ['userDelete', 'delete user'],
  ['users_bulk_delete', 'delete user'],
  ['kv_namespace_get', 'get kv namespace'],
  ['lists_members_create', 'create list member'],
  ['chat.postMessage', 'post message'],
  ['issue_read', 'read issue'],
  ['labels_list', 'list label'],
  ['list_update', 'update list'],
  ['list_delete_requests', 'list delete request'],
  ['run_query', 'run query'],
  ['Post Message', 'post message'],
  ['Comment Delete', 'delete comment'],
  ['Charge List', 'list charge'],
  ['Share List', 'share list'],
  ['Charge Details', 'get charge'],
  ['Deletes a contact', 'delete contact'],
  ['Updating Users', 'update user'],
  ['User is removed', 'remove user'],
  ['Record Deleted', 'delete record'],
  ['Mark Ticket Solved', 'mark ticket'],
  ['Re-run Job', 'rerun job'],
  ['DELETE /users/{id}', 'delete user'],
  ['Kontakt löschen', 'delete'],
  ['批量删除联系人', 'delete'],
  ['获取删除记录', 'get'],
  ['削除履歴を取得', 'get'],
  ['查询并删除订单', 'get, delete'],
  ['Zahlen', ''],
  ['', ''],
];

test.each(NAMES)('%j says: %s', (name, expected) => {
  expect(
    readActionName(name)
      .map(({ verb, object }) => `${verb} ${object}`.trim())
      .join(', '),
  ).toBe(expected);
});

test.each([
  ['deletes', 'delete', 'third'],
  ['cancelled', 'cancel', 'past'],
  ['canceled', 'cancel', 'past'],
  ['dropping', 'drop', 'gerund'],
  ['applies', 'apply', 'third'],
  ['sent', 'send', 'past'],
  ['removal', 'remove', 'noun'],
  ['set', 'set', 'base'],
])('%s is a form of %s', (word, verb, form) => {
  expect(toVerbForm(word)).toEqual({ verb, form });
});
