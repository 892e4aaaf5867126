import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SnapshotAction } from '../../src/model/snapshot.ts';
import { chooseArticle } from '../../src/english/article.ts';
import { toLowerPhrase } from '../../src/english/casing.ts';
import { judgeEffect } from '../../src/normalise/effect.ts';
import { findNumber, toPlural, toPluralPhrase, toSingular, toSingularPhrase } from '../../src/text/number.ts';
import { listProperNouns } from '../../src/english/properNouns.ts';
import { wordSentence } from '../../src/english/sentence.ts';
import { readImperative } from '../../src/text/actionName/readImperative.ts';
import { splitWords } from '../../src/text/words.ts';

const NONE: ReadonlySet<string> = new Set();

test.each([
  ['List Users', 'List users.'],
  ['Harbour/StopAllCranesOnQuay', 'Stop all cranes on a quay.'],
  ['Harbour/GetBothGates', 'Get both gates.'],
  ['Crew/SignInWithBadge', 'Sign in with a badge.'],
  ['Get Signed Out Skipper', 'Get a signed-out skipper.'],
  ['List Skippers Signed Out Today', 'List skippers signed out today.'],
  ['getSoldOutBerth', 'Get a sold-out berth.'],
  ['Throw Away Draft', 'Throw away a draft.'],
  ['Opt In Skipper to Newsletter', 'Opt in a skipper to a newsletter.'],
  ['Opt Out Skipper', 'Opt a skipper out.'],
  ['Spray Summary', 'Spray Summary.'],
  ['Lease Yield per Berth', 'Lease Yield per Berth.'],
  ['Get-or-moor Boat', 'Get-or-moor Boat.'],
  ['Find-and-archive Boat', 'Find and archive a boat.'],
  ['Berths » Reserve', 'Reserve berths.'],
  ['Skippers: bulk notify', 'Notify skippers in bulk.'],
  ['Harbour bot: ring bell', 'Harbour bot ring bell.'],
  ['Harbour bot: send alert', 'Send an alert (harbour bot).'],
  ['Remove: List Berths', 'Remove list berths.'],
  ['LBItems_REMOVE', 'Remove an LB item.'],
  ['Berth.Reserve (Guests)', 'Reserve a berth (guests).'],
  ['Berth.Get (Guests) (V2)', 'Get a berth (guests V2).'],
  ['TID400MI.LstTide', 'TID400 MI Lst Tide.'],
  ['stopCranev2Motor', 'Stop a crane v2 motor.'],
  ['listIpv6Moorings', 'List IPv6 moorings.'],
  ['berths_partial_update', 'Partially update a berth.'],
  ['Enable Night Mode', 'Enable night mode.'],
  ['Create Night Mode', 'Create a night mode.'],
  ['autosort_berths', 'Autosort berths.'],
  ['List Norwegian E-Moorings', 'List Norwegian e-moorings.'],
  ['berths.getNext', 'Get the next berth.'],
  ['Force Close', 'Forcibly close.'],
  ['Insert + Sort Berths', 'Insert and sort berths.'],
  ['Find Boats → Archive', 'Find Boats → Archive.'],
  ['Count Boats; Notify Crew', 'Count Boats; Notify Crew.'],
  ['List Archived and Delete', 'List Archived and Delete.'],
  ['Close Berth Permanently', 'Close a berth permanently.'],
  ['berthCreateV3', 'Create a berth (v3).'],
  ['quayScheduleQuery', 'Schedule a query.'],
  ['crane_listen_to', 'Crane listen to.'],
  ['Navigate There', 'Navigate there.'],
  ['internet_search', 'Search the internet.'],
  ['rpc_moor_boat', 'Moor boat.'],
  ['do_archive', 'Archive.'],
  ['Remove Berth from Trash', 'Remove a berth from the trash.'],
  ['Archive Berth and Send It to Harbour', 'Archive a berth and send it to a harbour.'],
  ['List Everybody at Dock', 'List everybody at a dock.'],
  ['List Boats Moored Since Monday', 'List boats moored since Monday.'],
  ['Count Tickets Sold by Kiosk', 'Count tickets sold by kiosk.'],
  ['Set 4:3 Frame', 'Set a 4:3 frame.'],
  ['Check-out Boat', 'Check out a boat.'],
  ['Get Check-out Form', 'Get a check-out form.'],
  ['Dock Confirm', 'Dock Confirm.'],
  ['Sort Submit', 'Sort Submit.'],
  ['Set to Pending', 'Set to pending.'],
  ['Get Pending Berths', 'Get pending berths.'],
  ['Move Boat to Scheduled', 'Move a boat to scheduled.'],
  ['berths.listClosed', 'List closed berths.'],
  ['Get Archived', 'Get Archived.'],
  ['raw_public', 'Raw public.'],
  ['Haul Balance', 'Haul Balance.'],
  ['Current Train', 'Get the current train.'],
  ['Get Chart v3.1', 'Get a chart (v3.1).'],
  ['GET-Charts', 'Get charts.'],
  ['DELETE-Berth', 'Delete a berth.'],
  ['DELETE: Berth', 'Delete a berth.'],
  ['[Alpha] List Berths', 'List berths (alpha).'],
  ['(EU): Send Alert', 'Send an alert (EU).'],
  ['dock_permits revoke', 'Revoke a dock permit.'],
  ['e-Moor Boat', 'E-Moor Boat.'],
  ['rollback_undo', 'Undo a rollback.'],
  ['rollout_crane', 'Roll out a crane.'],
  ['Search by-law', 'Search a by-law.'],
  ['Maintain Vendor Information', 'Maintain vendor information.'],
  ['abscond-change', 'Abscond change.'],
  ['manifests_download', 'Download a manifest.'],
  ['get-boats-boatId', 'Get a boat by ID.'],
  ['query berths(first: Int, after: String)', 'Get berths.'],
  ['HARBOUR_CREATE_A_BERTH', 'Create a berth.'],
  ['HARBOUR_LIST_BERTHS', 'List berths.'],
  ['HARBOUR_V3_BERTH_CREATE', 'Create a harbour berth.'],
  ['HARBOUR_V3_BERTH', 'HARBOUR_V3_BERTH.'],
  ['Preview Remove Berth', 'Preview Remove Berth.'],
  ['Request Cancel Mooring', 'Request Cancel Mooring.'],
  ['Claim Preview', 'Claim Preview.'],
  ['Get Archived', 'Get Archived.'],
  ['Notify Crew Hired', 'Notify Crew Hired.'],
  ['Mark Berth Cleaned', 'Mark a berth cleaned.'],
  ['List Berth List', 'List berth lists.'],
  ['List Crew Members Who Resigned', 'List crew members who resigned.'],
  ['Create If Missing', 'Create If Missing.'],
  ['Request Leave of Absence', 'Request a leave of absence.'],
  ['Upload Proof of Address', 'Upload a proof of address.'],
  ['List Arrivals Next Week', 'List arrivals next week.'],
  ['Get Tides Tomorrow', 'Get tides tomorrow.'],
  ['Get Last Sync', 'Get the last sync.'],
  ['Start Fleet Sync', 'Start a fleet sync.'],
  ['send2FAHint', 'Send a 2FA hint.'],
  ['Import Crew from CSV', 'Import a crew from CSV.'],
  ['Render Route to PNG', 'Render a route to PNG.'],
  ['Export Logs to S3', 'Export logs to S3.'],
  ['List Series', 'List series.'],
  ['Get Series', 'Get a series.'],
  ['Report Abuse', 'Report abuse.'],
  ['Dispose Buoy', 'Dispose of a buoy.'],
  ['Cut & Paste Row', 'Cut and paste a row.'],
  ['Kick Off Regatta', 'Kick off a regatta.'],
  ['Format C++ File', 'Format a C++ file.'],
  ['Run F# Script', 'Run an F# script.'],
  ['Build .NET Project', 'Build a .NET project.'],
  ['crew.dnssec', 'Crew DNSSEC.'],
  ['Whois Lookup', 'Run a whois lookup.'],
  ['List Who Is Ashore', 'List who is ashore.'],
  ['Get I-9s', 'Get I-9s.'],
  ['List 403(b) Plans', 'List 403b plans.'],
  ['berths.count', 'Count berths.'],
  ['Draft: Update', 'Update a draft.'],
  ['lease_update', 'Update a lease.'],
  ['archive_get', 'Archive get.'],
  ['transferGet', 'Get a transfer.'],
  ['claim_download', 'Claim download.'],
  ['schedule_download', 'Schedule a download.'],
  ['check2faCode', 'Check a 2FA code.'],
  ['GET: List Moorings', 'List moorings.'],
  ['GET_MooringLogs', 'Get mooring logs.'],
  ['POST_Mooring', 'POST_Mooring.'],
  ['TideGates_PowerOff', 'Power off a tide gate.'],
  ['connectGetCraneLog', 'Connect get crane log.'],
  ['tides.lowMarks', 'Tides low marks.'],
  ['qr_codes_list', 'List QR codes.'],
  ['crane_take_screenshot', 'Take a screenshot.'],
  ['Reverse Geocode Lookup', 'Run a reverse geocode lookup.'],
  ['Get US Tide Tables', 'Get US tide tables.'],
  ['Update Time to Live', 'Update time to live.'],
  ['GetiPhoneModels', 'Get iPhone models.'],
  ['Get User', 'Get a user.'],
  ['User: Create', 'Create a user.'],
  ['Contact - Merge', 'Merge a contact.'],
  ['Invoice Line: Delete', 'Delete an invoice line.'],
  ['HTTP: Request', 'HTTP Request.'],
  ['Force Close Session', 'Forcibly close a session.'],
  ['Auto Route Lead', 'Automatically route a lead.'],
  ['Reply Review', 'Reply to a review.'],
  ['Respond to Inquiry', 'Respond to an inquiry.'],
  ['Comment Photo', 'Comment on a photo.'],
  ['Unsubscribe Topic', 'Unsubscribe from a topic.'],
  ['Subscribe Member', 'Subscribe a member.'],
  ['Vote Question', 'Vote on a question.'],
  ['Wait 10 Minutes', 'Wait 10 minutes.'],
  ['Wait Callback', 'Wait for a callback.'],
  ['Send the my a Report', 'Send the my a Report.'],
  ['Anonymize Guest GDPR', 'Anonymize a guest (GDPR).'],
  ['Check If Voucher Exists', 'Check whether a voucher exists.'],
  ['Check Whether Domain Is Free', 'Check whether a domain is free.'],
  ['Check If Needed', 'Check If Needed.'],
  ['List Members Who Opted Out', 'List members who opted out.'],
  ['Toggle Off', 'Toggle Off.'],
  ['Has Children', 'Has Children.'],
  ['Invoice List', 'List invoices.'],
  ['Domain Search', 'Run a domain search.'],
  ['Search Orders Advanced', 'Search orders (advanced).'],
  ['DeleteReportSchedule3', 'Delete report schedule 3.'],
  ['ListMsTeamsChannels', 'List Microsoft Teams channels.'],
  ['Recategorize Expense', 'Recategorize an expense.'],
  ['Create Promo Code', 'Create a promo code.'],
  ['Get Source Code', 'Get source code.'],
  ['contacts.bulkDestroy', 'Destroy contacts in bulk.'],
  ['tags.bulkUpdate', 'Update tags in bulk.'],
  ['Fetch Then Archive Email', 'Fetch and archive an email.'],
  ['Get Account Information', 'Get account information.'],
  ['Create Organization Membership', 'Create an organization membership.'],
  ['Get Current User', 'Get the current user.'],
  ['Add Label to Card', 'Add a label to a card.'],
  ['Get User by ID', 'Get a user by ID.'],
  ['List User Organization Memberships', 'List user organization memberships.'],
  ['Create or Update Contact', 'Create or update a contact.'],
  ['Insert/Update Records', 'Insert or update records.'],
  ['Upload File', 'Upload a file.'],
  ['Get HTTP Status', 'Get an HTTP status.'],
  ['Update Order Status', 'Update the order status.'],
  ['List Marital Status', 'List marital statuses.'],
  ['Find a Contact', 'Find a contact.'],
  ['Get the User', 'Get the user.'],
  ['Create One-on-One', 'Create a one-on-one.'],
  ['Create Hours Entry', 'Create an hours entry.'],
  ['Send SMS', 'Send an SMS.'],
  ['List SMS', 'List SMS.'],
  ['Crawl URL with POST', 'Crawl a URL with POST.'],
  ['Get X Account', 'Get an X account.'],
  ['Execute SOQL Query', 'Execute a SOQL query.'],
  ['Send Coupon by Email', 'Send a coupon by email.'],
  ['Mark Message as Read', 'Mark a message as read.'],
  ['Convert HTML to Word Document', 'Convert HTML to a Word document.'],
  ['Convert URL to PDF', 'Convert a URL to PDF.'],
  ['Add Password to PDF', 'Add a password to a PDF.'],
  ['HTML to Image', 'Convert HTML to an image.'],
  ['Copy File or Folder', 'Copy a file or folder.'],
  ['Get File or Folder Metadata', 'Get file or folder metadata.'],
  ['Get User and Account', 'Get a user and an account.'],
  ['List Users, Groups and Roles', 'List users, groups and roles.'],
  ['Upload File and Create Document', 'Upload a file and create a document.'],
  ['Get Number of Users', 'Get the number of users.'],
  ['Get Previous Close', 'Get the previous close.'],
  ['Get Default Voice Settings', 'Get the default voice settings.'],
  ['Create Default Template', 'Create a default template.'],
  ['Get Own Profile', 'Get your own profile.'],
  ['Get My Profile', 'Get my profile.'],
  ["Get Today's Messages", "Get today's messages."],
  ["Get Visitor's Last Chat", "Get a visitor's last chat."],
  ['Configure SMS Forwarding', 'Configure SMS forwarding.'],
  ['Create Booking', 'Create a booking.'],
  ['Bulk Create Customers', 'Create customers in bulk.'],
  ['Batch Get Values', 'Get values in a batch.'],
  ['Track Events Batch', 'Track events in a batch.'],
  ['Get Message Batch', 'Get a message batch.'],
  ['Lookup Company', 'Look up a company.'],
  ['Hang Up Call', 'Hang up a call.'],
  ['Opt Out Contact', 'Opt a contact out.'],
  ['Check Document Exists', 'Check whether a document exists.'],
  ['Analyze Text Linguistically', 'Analyze text linguistically.'],
  ['Get Equipment Fuel Remaining', 'Get equipment fuel remaining.'],
  ['Get Recently Viewed', 'Get recently viewed items.'],
  ['Search Issues (JQL)', 'Search issues (JQL).'],
  ['List Tasks (Allocations)', 'List tasks (allocations).'],
  ['Create Time Off', 'Create time off.'],
  ['Redeem Gift Card in Full', 'Redeem a gift card in full.'],
  ['listUsers', 'List users.'],
  ['get_user_by_id', 'Get a user by ID.'],
  ['LIST ALL USERS', 'List all users.'],
  ['Creates a User', 'Create a user.'],
  ['Current Weather', 'Get the current weather.'],
  ['Account Details', 'Get account details.'],
  ['Forward Geocoding', 'Forward Geocoding.'],
  ['Carrier Lookup (USA/Canada)', 'Run a carrier lookup (USA/Canada).'],
  ['Get About', 'Get About.'],
  ['issue_read', 'Read an issue.'],
  ['Boats_Delete', 'Delete a boat.'],
  ['A_GoodsMovement_Delete', 'Delete a goods movement.'],
  ['ZFI_LEDGERLINES_GETALL', 'ZFI_LEDGERLINES_GETALL.'],
  ['List House for Rent', 'List a house for rent.'],
  ['get_recent', 'Get recent.'],
  ['harbor:PutBoat', 'Put a boat.'],
  ['exec_survey', 'Execute a survey.'],
  ['exec_query', 'Execute a query.'],
  ['query listBerths(first: Int)', 'List berths.'],
  ['query harborDB', 'Query a harborDB.'],
  ['Deny List Berth', 'Denylist a berth.'],
  ['wait_list_sailor', 'Waitlist a sailor.'],
  ['List RTTIs', 'List RTTIs.'],
  ['Boats_RenameOrSell', 'Rename or sell a boat.'],
  ['Boats_ListByHarbor', 'List boats by harbor.'],
  ['boats.findAll', 'Find all boats.'],
  ['wp.getTags', 'Get tags.'],
  ['core_blog_get_post_views', 'Get post views.'],
  ['marina.v2.BerthService/ReserveBerth', 'Reserve a berth.'],
  ['read_berth_berths__id__get', 'Read a berth.'],
  ['PATCH /berths/{berthId}', 'PATCH /berths/{berthId}.'],
  ['wax_car_polish', 'Wax car polish.'],
  ['Organise Regatta', 'Organise a regatta.'],
  ['List Boat', 'List boats.'],
  ['list_folder', 'List a folder.'],
  ['List Boat on Marketplace', 'List a boat on a marketplace.'],
  ['List Spacecraft', 'List spacecraft.'],
  ['Get Footage', 'Get footage.'],
  ['Create Boat V3', 'Create a boat (v3).'],
  ['Submit Form 8832', 'Submit form 8832.'],
  ['Verify Code', 'Verify a code.'],
  ['Send NOTAM', 'Send a NOTAM.'],
  ['Get MQTT Topic', 'Get an MQTT topic.'],
  ['Get Proof of Delivery', 'Get the proof of delivery.'],
  ['Sort Boats and Assign Berths', 'Sort boats and assign berths.'],
  ['findBoatAndSell', 'Find a boat and sell it.'],
  ['Track and Trace Parcel', 'Track and trace a parcel.'],
  ['discussion_comment_write', 'Write a discussion comment.'],
  ['labels_list', 'List labels.'],
  ['chat.postMessage', 'Post a message.'],
  ['boats.markMoored', 'Mark a boat moored.'],
  ['List Berth 7', 'List berth 7.'],
  ['Moor a New', 'Moor a New.'],
  ['Create New', 'Create New.'],
  ['alarms.markAllRead', 'Mark all alarms read.'],
  ['Mark Berth Sold', 'Mark a berth sold.'],
  ['harbour.getInfo', 'Get harbour info.'],
  ['berths.list.unassigned', 'List unassigned berths.'],
  ['berths.bulk.delete', 'Delete berths in bulk.'],
  ['push_files', 'Push files.'],
  ['Convert PDF to Word', 'Convert a PDF to Word.'],
  ['Convert Word to PDF', 'Convert Word to PDF.'],
  ['Write Off Invoice', 'Write off an invoice.'],
  ['Find One', 'Find one.'],
  ['Find One and Delete', 'Find one and delete it.'],
  ['Export Records and Purge', 'Export records and purge them.'],
  ['Insert Rows at Top', 'Insert rows at the top.'],
  ['Append Text to End', 'Append text to the end.'],
  ['Hold Funds in Escrow', 'Hold funds in escrow.'],
  ['Move Card to Archived', 'Move a card to archived.'],
  ['Crop Image From Left', 'Crop an image from the left.'],
  ['Get Payroll', 'Get a payroll.'],
  ['List 联系人', 'List 联系人.'],
  ['获取联系人', '获取联系人。'],
  ['Read Only Harbour', 'Read Only Harbour.'],
  ['get /berths/{id}', 'get /berths/{id}.'],
  ['DELETE: /berths/{id}', 'DELETE: /berths/{id}.'],
  ['PermanentlyDeleteFile', 'Permanently delete a file.'],
  ['TriggerOnCallPage', 'Trigger an on-call page.'],
  ['GetOnDemandCap', 'Get an on-demand cap.'],
  ['CreateTwoContentSlide', 'Create a two-content slide.'],
  ['CreateAbTestVariation', 'Create an A/B test variation.'],
  ['GetRumFilter', 'Get a RUM filter.'],
  ['UpdateGcpStsAccount', 'Update a GCP STS account.'],
  ['GetPersonsLifecycle', 'Get the persons lifecycle.'],
  ['Get Sales Order', 'Get a sales order.'],
  ['Sync Now', 'Sync now.'],
  ['WhoAmI', 'Get the current user.'],
  ['crew.self', 'Crew self.'],
  ['getMe', 'Get the current user.'],
  ['accounts/me', 'Get the current account.'],
  ['tide_height', 'Tide height.'],
  ['call_length', 'Call length.'],
  ['List Rate', 'List rates.'],
  ['Change Price', 'Change a price.'],
  ['boats_score', 'Score a boat.'],
  ['Search Engine', 'Search Engine.'],
  ['Search Term', 'Search Term.'],
  ['Search Harbour', 'Search a harbour.'],
  ['Query or Mutate', 'Query or mutate.'],
  ['Find and Frobnicate', 'Find and Frobnicate.'],
  ['Get Rid of Boat', 'Get rid of a boat.'],
  ['cross_list_section', 'Crosslist a section.'],
  ['watch_list', 'Watch list.'],
  ['eSignLease', 'Esign a lease.'],
  ['lookup_insert_row', 'Lookup insert row.'],
  ['search_cache_invalidate', 'Search cache invalidate.'],
  ['wage_rate', 'Wage rate.'],
  ['Burn Rate', 'Burn Rate.'],
  ['Move Bid to Won', 'Move a bid to won.'],
  ['Switch Lease to Annual', 'Switch a lease to annual.'],
  ['\u{1f680} Create\u200b User\n', 'Create a user.'],
  ['\u{1f680}', 'Run this action.'],
])('the name %j is worded as %j', (name, sentence) => {
  expect(wordSentence({ name }, NONE)).toBe(sentence);
});

test.each([
  ['MergeContactIntercom', 'Intercom', 'Merge a contact.'],
  ['AsanaDuplicateProject', 'Asana API', 'Duplicate a project.'],
  ['ListPosthogNotebooks', 'PostHog', 'List PostHog notebooks.'],
  ['ListRemoteAgents', 'Cursor Agents API', 'List remote agents.'],
  ['ListBoxComments', 'Box API', 'List Box comments.'],
  ['GetSpacesInAsana', 'Asana', 'Get spaces in Asana.'],
])('the name %j of an action of %s is worded as %j', (name, app, sentence) =>
  expect(wordSentence({ name }, listProperNouns(app, []))).toBe(sentence),
);

test.each([
  ['npm audit', 'npm', 'npm audit.'],
  ['Search npm Packages', 'npm', 'Search npm packages.'],
  ['Get mbrn Berth', 'mbrn', 'Get an mbrn berth.'],
])('the name %j of an action of %s, which begins small, is worded as %j', (name, app, sentence) =>
  expect(wordSentence({ name }, listProperNouns(app, []))).toBe(sentence),
);

test.each([
  ['Retrieves a user by id', 'Retrieves a user by id.'],
  ['Gets  one\n user.\u0000 It may be slow.', 'Gets one user.'],
  ['Lists items (e.g. books. Or films) of a shop. Paged.', 'Lists items (e.g. books. Or films) of a shop.'],
  ['Lists items, e.g. Books and films. Paged.', 'Lists items, e.g. Books and films.'],
  ['Reads the first part\n\nReads more', 'Reads the first part.'],
  ['Removes null values from a todo', 'Removes null values from a todo.'],
  ['Reads **bold** <b>text</b>!', 'Reads bold <b>text</b>.'],
  ['🚢 ***Moors*** the [boat](https://a.example/b) of `skipper_id`', 'Moors the boat of skipper_id.'],
  ['Adds 2 * 3 to __all__ of [x]', 'Adds 2 * 3 to __all__ of [x].'],
  ['PUT /boats/{id} - Moors a boat', 'Moors a boat.'],
  ['Use this endpoint when you need to list boats. Paged.', 'List boats.'],
  ['Can be used to rent a crane', 'Rent a crane.'],
  ['The API allows you to rent a crane', 'Rent a crane.'],
  ['Action required: sign the lease', 'Action required: sign the lease.'],
  ['Used boats of the harbour', 'Used boats of the harbour.'],
  ['Function calls are counted', 'Function calls are counted.'],
  ['Reads a sheet, including its for...', 'Reads a sheet, including its…'],
  ['This tool will create an invoice. It is slow.', 'Create an invoice.'],
  ['GetUser returns the user of an id.', 'Returns the user of an id.'],
  ['User returns to the shop.', 'User returns to the shop.'],
  ['Boat returns to the harbour.', 'Boat returns to the harbour.'],
  ['This endpoint returns users', 'Returns users.'],
  ['This tool is slow to answer', 'This tool is slow to answer.'],
  ['iPhone models of the shop', 'iPhone models of the shop.'],
  ['# Overview\nMoors the boat.\n## Input\n- id', 'Moors the boat.'],
  ['- Moors the boat\n- Tells the crew', 'Moors the boat.'],
  ['Required scopes: `boats:write`. Moors the boat. It is slow.', 'Moors the boat.'],
  ['https://docs.sample.com/boats\n\nMoors the boat', 'Moors the boat.'],
  ['[DEPRECATED] Use Moor Boat instead.', '[DEPRECATED] Use Moor Boat instead.'],
  ['船舶を登録します。あとで変更できます。', '船舶を登録します。'],
  ['删除泊位（不可恢复）', '删除泊位（不可恢复）。'],
  ['Acme の船舶を登録します', 'Acme の船舶を登録します。'],
  ['泊位导出为 PDF', '泊位导出为 PDF。'],
  ['登録 Sign in with Acme 船舶', '登録 Sign in with Acme 船舶。'],
  ['A list of 泊位', 'A list of 泊位.'],
  ['泊位 payments of a harbour', '泊位 payments of a harbour.'],
  ['선박을 등록합니다', '선박을 등록합니다.'],
])('of the description %j stays %j', (description, sentence) => {
  expect(wordSentence({ name: 'Get User', key: 'get-user', description }, NONE)).toBe(sentence);
});

test.each([
  '',
  ' \n ',
  '???????????????????????????????',
  'No description',
  'No description available for this action.',
  'N/A',
  'TODO',
  'TODO: write this',
  'undefined',
  'null.',
  'GET /users/{id}',
  'Permissions required: `users.read`',
  'See https://docs.sample.com/users for details.',
  'get user',
  '…',
  '。',
  'User',
  'user.',
  'Get User.',
  'get-user',
  'I am sorry, but there is nothing to tell.',
  "I'm sorry, I can't help with that.",
  'As an AI language model, I have no access.',
  "I don't have enough information to describe it.",
  'Sorry, we cannot provide a description.',
])('the description %j is not used', (description) => {
  expect(wordSentence({ name: 'Get User', key: 'get-user', description }, NONE)).toBe('Get a user.');
});

test('a long description is cut at a word', () => {
  const sentence = wordSentence(
    { name: 'Get User', description: `Gets ${'one more word '.repeat(20)}` },
    NONE,
  );
  expect(sentence).toMatch(/^Gets (?:one more word )*(?:one|one more|one more word)…$/);
  expect(sentence.length).toBeLessThanOrEqual(160);
});

// Patterns that can read such a name in two ways at each of its characters never come to an end.
test.each([
  ['letters', `Create Ba${'b'.repeat(90)}1`],
  ['parts', `Ledger${'_b'.repeat(90)} x`],
])('a name of very many %s makes a sentence, too', (_, name) => {
  expect(wordSentence({ name }, NONE)).toMatch(/^.{40,159}[.…]$/);
});

test('a name that says nothing gives way to the key', () => {
  expect(wordSentence({ name: 'No description', key: 'list-users' }, NONE)).toBe('List users.');
});

test.each([
  ['List Users', 'list', 'list', ['Users']],
  ['Retrieve Board', 'retrieve', 'get', ['Board']],
  ['Getting Users', 'get', 'get', ['Users']],
  ['Look Up Contact', 'look up', 'find', ['Contact']],
  ['Bulk Create Contacts', 'create', 'create', ['Contacts']],
  ['Edit Case', 'edit', 'update', ['Case']],
  ['Add or Update Contact', 'add', 'add', ['Contact']],
  ['Charge Customer', 'charge', 'charge', ['Customer']],
  ['Purge Cache', 'purge', 'purge', ['Cache']],
])('%j begins with the verb %s', (name, verb, main, rest) => {
  expect(readImperative(name).verb).toMatchObject({ verb, main, rest });
});

test.each(['', 'DNS Lookup', 'Updates', 'Place Autocomplete', 'Reverse Email Lookup', 'Name Similarity'])(
  '%j begins with no verb',
  (name) => {
    expect(readImperative(name).verb).toBeNull();
  },
);

test.each([
  ['List Users', ['List', 'Users']],
  ['listUsers', ['list', 'Users']],
  ['list_user-groups', ['list', 'user', 'groups']],
  ['HTMLtoPDF', ['HTML', 'to', 'PDF']],
  ['getGitHubRepoURLs', ['get', 'GitHub', 'Repo', 'URLs']],
  ['Check-Ins', ['Check-Ins']],
  ['R&D / Sales', ['R&D/Sales']],
  ['Run C# and C++ Code', ['Run', 'C#', 'and', 'C++', 'Code']],
  ['List .NET Apps', ['List', '.NET', 'Apps']],
  ['Post to #general', ['Post', 'to', 'general']],
  ['enable2FAForUser', ['enable', '2FA', 'For', 'User']],
  ['User\u2019s “Groups”, \u{1f680} new', ["User's", 'Groups', 'new']],
])('%j has the words %j', (name, words) => {
  expect(splitWords(name)).toEqual(words);
});

test.each([
  ['Sms Templates', 'SMS templates'],
  ['Url Ids', 'URL IDs'],
  ['GitHub Repos', 'GitHub repos'],
  ['S3 Buckets', 'S3 buckets'],
  ['E-mail Opt-Ins', 'email opt-ins'],
  ['Monday Google Ads Links', 'Monday Google Ads links'],
  ['Lead/Client', 'lead/client'],
])('%j stands in a sentence as %j', (name, text) => {
  expect(toLowerPhrase(splitWords(name), NONE)).toBe(text);
});

test("an app's own brand keeps its capitals, its ordinary words do not", () => {
  expect(toLowerPhrase(['Clerk', 'Users'], new Set(['Clerk']))).toBe('Clerk users');
  expect(toLowerPhrase(['Gift', 'Cards'], new Set(['Gift', 'Up']))).toBe('gift cards');
  expect(toLowerPhrase(['Gift', 'Up', 'Cards'], new Set(['Gift', 'Up']))).toBe('Gift Up cards');
  expect(toLowerPhrase(['Contacts'], new Set(['Contacts']))).toBe('contacts');
});

const NOUNS: readonly (readonly [string, string])[] = [
  ['company', 'companies'],
  ['status', 'statuses'],
  ['address', 'addresses'],
  ['index', 'indices'],
  ['analysis', 'analyses'],
  ['Person', 'People'],
  ['child', 'children'],
  ['criterion', 'criteria'],
  ['box', 'boxes'],
  ['branch', 'branches'],
  ['cache', 'caches'],
  ['clause', 'clauses'],
  ['warehouse', 'warehouses'],
  ['database', 'databases'],
  ['license', 'licenses'],
  ['response', 'responses'],
  ['alias', 'aliases'],
  ['bonus', 'bonuses'],
  ['quiz', 'quizzes'],
  ['movie', 'movies'],
  ['hero', 'heroes'],
  ['menu', 'menus'],
  ['key', 'keys'],
  ['leave', 'leaves'],
  ['vulnerability', 'vulnerabilities'],
  ['URL', 'URLs'],
  ['API', 'APIs'],
  ['die', 'dice'],
  ['Check-in', 'Check-ins'],
  ['One-on-One', 'One-on-Ones'],
  ['Expense/Account', 'Expenses/Accounts'],
];

test.each(NOUNS)('one %s, many %s', (one, many) => {
  expect(toPlural(one)).toBe(many);
  expect(toSingular(many)).toBe(one);
});

test.each(['information', 'metadata', 'feedback', 'media', 'history', 'news', 'Series', 'SMS', 'DNS'])(
  '%s is its own plural',
  (word) => {
    expect(toPlural(word)).toBe(word);
    expect(toSingular(word)).toBe(word);
  },
);

test('only the last word of a phrase is inflected', () => {
  expect(toPluralPhrase(['Sales', 'Order'])).toEqual(['Sales', 'Orders']);
  expect(toSingularPhrase(['Sales', 'Orders'])).toEqual(['Sales', 'Order']);
  expect(toPluralPhrase(['Time', 'Off'])).toEqual(['Time', 'Off']);
});

test.each([
  ['hour', 'an'],
  ['user', 'a'],
  ['utterance', 'an'],
  ['university', 'a'],
  ['unidentified call', 'an'],
  ['one-time charge', 'a'],
  ['European order', 'a'],
  ['SMS template', 'an'],
  ['SKU', 'a'],
  ['URL', 'a'],
  ['X-ray', 'an'],
  ['x profile', 'an'],
  ['n-gram', 'an'],
  ['u-turn', 'a'],
  ['MLflow run', 'an'],
  ['8-digit code', 'an'],
  ['iPhone', 'an'],
])('%s takes %s', (phrase, article) => {
  expect(chooseArticle(phrase)).toBe(article);
});

test('nouns are one, many, or not counted', () => {
  expect(['status', 'statuses', 'people', 'analytics', 'business'].map(findNumber)).toEqual([
    'one',
    'many',
    'many',
    'mass',
    'one',
  ]);
});

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc
    .array(
      fc.constantFrom(
        'Get',
        'No',
        'description',
        'User',
        'to',
        'and',
        ',',
        '(',
        ')',
        '/',
        '-',
        "'s",
        'SMS',
        'Batch',
        '.',
        '...',
      ),
    )
    .map((words) => words.join(' ')),
);
const action = fc.record({ name: text, key: text, description: text }, { requiredKeys: ['name'] });

test('a sentence is one clean line that ends', () => {
  fc.assert(
    fc.property(action, fc.uniqueArray(text), (each, proper) => {
      const sentence = wordSentence(each as SnapshotAction, new Set(proper));
      expect(sentence).toMatch(
        /^[^\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+[.。…]$/u,
      );
      expect(sentence.length).toBeLessThanOrEqual(160);
      expect(sentence).not.toContain('No description');
    }),
    { numRuns: 2000 },
  );
});

test('a name whose parenthesis says that there is no description says nothing', () => {
  expect(wordSentence({ name: 'and (No ... description)', key: 'list-tides' }, NONE)).toBe('List tides.');
  expect(wordSentence({ name: 'Get , No ) description', key: 'list-tides' }, NONE)).toBe('List tides.');
});

test('without a cut a sentence ends with a full stop', () => {
  const words = fc.array(
    fc.constantFrom('Get', 'User', 'by', 'ID', 'Batch', 'Lookup', 'Status', 'of', 'Exists', 'List', 'Opt'),
  );
  fc.assert(
    fc.property(words, (each) => {
      fc.pre(each.length < 15);
      expect(wordSentence({ name: each.join(' ') }, NONE)).toMatch(/^[A-Z][^.]*\.$/);
    }),
  );
});

test.each([
  ['SSI', 'SSIs'],
  ['Sub-SSI', 'Sub-SSIs'],
  ['UX', 'UXes'],
])('of an acronym %s the plural is %s, as its capitals tell', (one, many) => {
  expect([toPlural(one), toPlural(many), toSingular(many), findNumber(many)]).toEqual([
    many,
    many,
    one,
    'many',
  ]);
});

test('inflecting twice is inflecting once', () => {
  const noun = fc.constantFrom(...NOUNS.flat(), 'data', 'series', 'lens', 'gas', 'class', 'chassis');
  const shape = fc.constantFrom<(word: string) => string>(
    (word) => word,
    (word) => word.toLowerCase(),
    (word) => `Sub-${word}`,
    (word) => `${word}/Item`,
  );
  fc.assert(
    fc.property(noun, shape, (word, shaped) => {
      const given = shaped(word);
      expect(toSingular(toSingular(given))).toBe(toSingular(given));
      expect(toPlural(toPlural(given))).toBe(toPlural(given));
      expect(toSingular(toPlural(given))).toBe(toSingular(given));
    }),
  );
});

test('words, verb and effect are the same for equal names, whatever came before', () => {
  fc.assert(
    fc.property(text, text, (name, other) => {
      const before = [splitWords(name), readImperative(name).verb, judgeEffect({ name }).effect];
      judgeEffect({ name: other });
      expect([splitWords(name), readImperative(name).verb, judgeEffect({ name }).effect]).toEqual(before);
      expect(splitWords(name).every((word) => word !== '' && !/\s/.test(word))).toBe(true);
    }),
  );
});

test.each([
  ['CatSitter', 'owners.cats.remove', 'Remove an owner cat.'],
  ['Plank Mill', 'Sort Coarse Plank', 'Sort a coarse plank.'],
  ['Klaviyo', 'Merge Profile Klaviyo', 'Merge a profile.'],
  ['Mailchimp Ads', 'Copy Campaign Mailchimp', 'Copy a campaign.'],
])(
  'in the app %s, %j is worded as %j: an ordinary word of a brand says what a thing is',
  (app, name, expected) => {
    expect(wordSentence({ name }, listProperNouns(app, []))).toBe(expected);
  },
);
