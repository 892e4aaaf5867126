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
  ['UpdateArchiveSettings', 'update archive setting'],
  ['UpdateRedirectHandle', 'update redirect handle'],
  ['Trigger Catalog Refresh', 'trigger catalog refresh'],
  ['updateMooringSet', 'update mooring set'],
  ['UploadSessionDelete', 'delete upload session'],
  ['Share Token Delete', 'delete share token'],
  ['docker_remove', 'remove'],
  ['docker_remove_image', 'remove image'],
  ['del_boat', 'del boat'],
  ['supprimerQuaiRestart', 'delete'],
  ['wax_car_polish', ''],
  ['tune_piano_scale', 'scale'],
  ['user_block', 'block user'],
  ['orderBloodTest', 'test'],
  ['isNotADuplicate', 'check'],
  ['Bend Submission', 'submit'],
  ['Account Creation', 'create account'],
  ['LED Strip', ''],
  ['patchNamespacedJobScale', 'patch namespaced job scale'],
  ['newFilter', 'create filter'],
  ['people.people.quickAdd', 'add person'],
  ['warehouse.racks.sortedList', 'list warehouse rack'],
  ['crm.lead.action_archive', 'archive crm lead'],
  ['Fish-list Boat', ''],
  ['Bulk-get Boats', 'get boat'],
  ['Deny List Address', 'denylist address'],
  ['Non-refund Ticket', ''],
  ['ListBoatsV4', 'list boat'],
  ['GetMooringsUsingGET_3', 'get mooring'],
  ['update_berth_berths__berth_id__patch', 'update berth'],
  ['BoatsController_findOne', 'find boat'],
  ['mutation boatRename', 'rename boat'],
  ['launchBoat(input: LaunchBoatInput!): Boat', 'launch boat'],
  ['marina.v2.BerthService/FreeBerth', ''],
  ['marina.v2.BerthService/ReserveBerth', 'reserve berth'],
  ['Get Moorings Around Harbor', 'get mooring'],
  ['borrarBarco', 'delete'],
  ['удалитьЛодку', 'delete'],
  ['LöscheKahn', 'delete'],
  ['supprimeBateau', 'delete'],
  ['Kontakt löschen', 'delete'],
  ['批量删除联系人', 'delete'],
  ['获取删除记录', 'get'],
  ['削除履歴を取得', 'get'],
  ['查询并删除订单', 'get, delete'],
  // Requests of HTTP, and names made of their paths.
  ['GET /v2/boats', 'get boat'],
  ['PATCH /moorings/{mooring_id}', 'update mooring'],
  ['DELETE /api/berths/:id', 'delete berth'],
  ['POST /boats/{id}/launch', 'launch boat'],
  ['POST /harbours/search', 'search harbour'],
  ['POST /tide-tables', 'tide table'],
  ['PUT /berths/{id}', 'berth'],
  ['get /boats/{id}.json', 'get boat'],
  ['DELETE: https://api.sample.com/v1/berths/7', 'delete berth'],
  ['POST /berths/{id}/crates:batchRemove', 'remove crate'],
  ['POST /v1/{name=harbours/*}:archive', 'archive'],
  ['POST /moorings/bulk-delete', 'delete mooring'],
  ['POST /deleteBoat', 'delete boat'],
  ['POST /api/boat.remove', 'remove boat'],
  ['POST /gates/{id}/re-open', 'reopen gate'],
  ['get-boats-boatId', 'get boat'],
  ['delete-mooringPermits-mooringPermitId', 'delete mooring permit'],
  ['post-boats-repair', 'repair boat'],
  ['query berths(first: Int, after: String)', 'get berth'],
  ['query searchBoats(term: String!)', 'search boat'],
  // Versions, prefixes and what joins the parts of names.
  ['HARBOUR_V3_BERTH_CREATE', 'create harbour berth'],
  ['dock.v1beta2.crane.delete', 'delete dock crane'],
  ['Boats::Rename', 'rename boat'],
  ['doBoatRename', 'rename boat'],
  ['batch-lots.archive', 'archive batch lot'],
  ['HARBOR_SENDS_A_SIGNAL', 'send signal'],
  // What is said of another deed names nothing.
  ['Request Cancel Mooring', 'request'],
  ['previewRemoveBerth', 'preview'],
  ['Verify Add Crew', 'verify'],
  ['Validate Deploy Key', 'validate deploy key'],
  ['Check If Berth Exists', 'check'],
  // A first word that nobody knows may be the verb.
  ['abscond-change', 'change'],
  ['Grumble Transfer', 'transfer'],
  ['price_change', 'change price'],
  ['manifests_download', 'download manifest'],
  ['Scale Crane Count', 'scale crane count'],
  ['poll_get_answer_boats', 'get answer boat'],
  // Nouns with a hyphen, times, languages.
  ['Get Follow-up', 'get follow-up'],
  ['list_sign_ups', 'list sign-up'],
  ['Complete a to-do', 'complete to-do'],
  ['Check-in Guest', 'check in guest'],
  ['List-and-delete Berths', 'list berth, delete berth'],
  ['Cut & Paste Row', 'cut row, paste row'],
  ['List Arrivals Next Week', 'list arrival'],
  ['Get Tides Tomorrow', 'get tide'],
  ['Format C++ File', 'format c++ file'],
  ['moor_boats_now', ''],
  ['Kick Off Regatta', 'kick off regatta'],
  ['Dry Run Payout', 'dry run payout'],
  ['GET: List Moorings', 'list mooring'],
  ['DELETE - Remove Berth', 'remove berth'],
  ['POST_Mooring', 'mooring'],
  ['GET_MooringLogs', 'get mooring log'],
  ['GET_MOORING', 'get mooring'],
  ['POSTsubscribe', 'subscribe'],
  ['TideGates_PowerOff', 'power off tide gate'],
  ['TideGates_CheckLevel', 'check level'],
  ['Get_Moorings', 'get mooring'],
  ['harbour.about.get', 'get'],
  ['berth.berthPlan.insert', 'insert berth plan'],
  ['crane_take_screenshot', 'take screenshot'],
  ['connectGetCraneLog', 'connect'],
  ['order_get_crane', 'get crane'],
  ['get-applePay-berths', 'get apple pay berth'],
  ['Get Personal Info', 'get personal info'],
  ['Get Drop-down Values', 'get drop-down value'],
  ['List 403(b) Plans', 'list 403b plan'],
  ['Reverse Geocode Lookup', 'reverse geocode lookup'],
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
  ['organises', 'organize', 'third'],
  ['digitised', 'digitize', 'past'],
])('%s is a form of %s', (word, verb, form) => {
  expect(toVerbForm(word)).toEqual({ verb, form });
});

/** How APIs put a verb and a noun together. */
const STYLES: readonly ((verb: string, noun: string) => string)[] = [
  (verb, noun) => `${capital(verb)} ${capital(noun)}`,
  (verb, noun) => verb + capital(noun),
  (verb, noun) => capital(verb) + capital(noun),
  (verb, noun) => `${verb}_${noun}`,
  (verb, noun) => `${verb}-${noun}`,
  (verb, noun) => `${verb}_${noun}`.toUpperCase(),
  (verb, noun) => `${noun}.${verb}`,
  (verb, noun) => `${noun}_${verb}`,
  (verb, noun) => noun + capital(verb),
  (verb, noun) => `${noun}:${verb}`,
  (verb, noun) => `${capital(noun)}: ${capital(verb)}`,
];
const LIKE_VERBS = `
  book board charge claim comment contact deal document draft filter fund index issue label lease link log order page plan play post process
  query quote rate record refund release report request review sample schedule search share shift stream tag test trade transfer update
  visit`
  .split(/\s+/)
  .slice(1);

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

test.each(['get', 'create', 'delete', 'send', 'cancel', 'approve'])(
  '%s is the verb of a noun that looks like one, in every style',
  (verb) => {
    const names = LIKE_VERBS.flatMap((noun) => STYLES.map((style) => [style(verb, noun), noun] as const));
    const wrong = names.flatMap(([name, noun]) => {
      const told = readActionName(name).map((pair) => `${pair.verb} ${pair.object}`);
      return told.join() === `${verb} ${noun}` ? [] : [`${name}: ${told.join(', ')}`];
    });
    expect(wrong).toEqual([]);
  },
);
