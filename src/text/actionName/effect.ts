import type { Effect } from '../../model/effect.ts';
import { createSet } from '../lexicon.ts';
import { toVerbForm } from '../verbForms.ts';
import { findVerbEffect } from '../verbTable.ts';
import { isOnlyVerb } from './nounOrVerb.ts';
import { PREPOSITIONS } from './object.ts';

/** What image and audio tools take off a copy: "Remove Background" deletes nothing of the user's. */
const RETOUCHED = createSet('background watermark noise vocals');
const LOOKS = createSet(
  'look up|dry run|reverse geocode|forward geocode'.replaceAll(' ', '_').replaceAll('|', ' '),
);
const PROBED = createSet('connection authentication credentials auth');
/** What is verified by computing, without a record of it. */
const COMPUTED = createSet('checksum hash jwt proof signature signatures');
/** What is made up by computing, and kept nowhere. */
const NUMBERS = createSet('decimal float int integer number uuid');
const TAKEN_OUT = createSet('download export extract');
const FORMATS = createSet(`
  audio base64 csv doc docx document epub excel file files folder gif html image images jpeg jpg json markdown md mp3 mp4 ods odt pdf png
  ppt pptx rtf spreadsheet svg text tsv txt video webp word xls xlsx xml yaml zip`);
const MARKETS = createSet(`
  amazon auction auctions ebay etsy exchange market marketplace marketplaces opensea poshmark sale shopify store storefront`);
const OFFERED = createSet('sale rent auction bidding lease resale trade trading');
/** Verbs that find what the next verb is done to: `find_replace_text`, `fetch_add`. */
const FINDING = createSet('fetch find lookup read search');
const DONE_TO_FOUND = createSet('add create delete insert modify remove replace upsert');
/** Whoever is pinged gets a message. */
const PEOPLE = createSet('channel contact customer everyone member members person team user users');
const CLEARING = createSet('clean_up get_rid kick_out take_down tear_down throw_away throw_out wipe_out');
const STOPPING = createSet(
  'abort cancel decline delay deny disable pause postpone prevent reject restore resume reverse revert stop suspend undo',
);
/** Verbs that set another one going: "Schedule Delete", "Request Deletion". */
const STARTING = createSet(
  'confirm execute initiate perform process request run schedule start submit trigger',
);
/** What "track" looks at; else it records ("Track Event") or begins to watch. */
const FOLLOWED = createSet('eta location progress status');
const FINAL = createSet('delete destroy erase purge remove wipe');
/** What is lost with a reset of it. */
const RESET = createSet('database databases device devices factory');
const DOING = createSet('do execute perform process run');
const ASKING = createSet('autocomplete lookup search select');

/** What a verb with these words behind it does to the user's data; the words tell "Export as PDF" from "Export to HubSpot". */
export function findClauseEffect(verb: string, words: readonly string[]): Effect {
  const after = words.filter((word) => word !== 'a' && word !== 'an' && word !== 'the');
  const phrase = verb.replace(' ', '_');
  if (CLEARING.has(phrase)) return 'delete';
  const effect = LOOKS.has(phrase) ? 'read' : (findVerbEffect(verb) ?? 'write');
  if (effect === 'read') return changesElsewhere(verb, after) ? 'write' : 'read';
  if (effect === 'delete') {
    const isRetouched = verb === 'remove' && RETOUCHED.has(after[0] ?? '') && after[1] !== 'check';
    return isRetouched ? 'write' : 'delete';
  }
  if (verb === 'test' && PROBED.has(after[0] ?? '')) return 'read';
  if (verb === 'generate' && after[0] === 'random' && NUMBERS.has(after[1] ?? '')) return 'read';
  if (verb === 'verify' && COMPUTED.has(after.at(-1) ?? '')) return 'read';
  if (verb === 'track' && FOLLOWED.has(after.at(-1) ?? '')) return 'read';
  if (DOING.has(verb) && /^read(?:-| )only\b/.test(after.join(' '))) return 'read';
  if (DOING.has(verb) && after.some((word) => ASKING.has(word)) && !after.some(isDeleting)) return 'read';
  return deletesAfterAll(verb, after) ? 'delete' : 'write';
}

/** "Export Rows to Google Sheets" and "List Item on Marketplace" leave something in another system. */
function changesElsewhere(verb: string, after: readonly string[]): boolean {
  if (TAKEN_OUT.has(verb)) {
    const to = after.lastIndexOf('to');
    return to !== -1 && to < after.length - 1 && !after.slice(to + 1).some((word) => FORMATS.has(word));
  }
  if (verb === 'ping') return PEOPLE.has(after[0] ?? '');
  if (verb !== 'list') return false;
  const at = after.findIndex((word) => word === 'on' || word === 'for' || word === 'in');
  const place = after[at + 1] ?? '';
  if (at === -1) return false;
  if (after[at] === 'for') return OFFERED.has(place);
  return place.startsWith('marketplace') || (MARKETS.has(place) && (at === 0 || isOne(after[at - 1] ?? '')));
}

function isOne(word: string): boolean {
  return !word.endsWith('s') || word.endsWith('ss');
}

/** Whether the words behind a name's verb that finds say what is done then: `find_replace_text`, `search_index_rebuild`. */
export function changesFound(verb: string, after: readonly string[]): boolean {
  const last = after.at(-1) ?? '';
  if (!FINDING.has(verb) || after.some((word) => PREPOSITIONS.has(word))) return false;
  if (DONE_TO_FOUND.has(after[0] ?? '')) return true;
  return after.length === 2 && isOnlyVerb(last) && findVerbEffect(last) !== 'read';
}

/** Whether the words behind a name's verb end in a deletion: "Handle Order Delete", but "Set Rule on Delete", "Archive Order (Soft Delete)". */
export function endsInDeletion(verb: string, after: readonly string[]): boolean {
  const before = after.at(-2) ?? '';
  return (
    FINAL.has(after.at(-1) ?? '') &&
    findVerbEffect(verb) !== 'read' &&
    !STOPPING.has(verb) &&
    before !== 'soft' &&
    !PREPOSITIONS.has(before)
  );
}

/** "Move to Trash", "Request Deletion", "Schedule Delete User". */
function deletesAfterAll(verb: string, after: readonly string[]): boolean {
  if (STOPPING.has(verb)) return false;
  if (verb === 'reset' && after.some((word) => RESET.has(word))) return true;
  if (
    (after.includes('trash') && !after.includes('from')) ||
    (after.includes('to') && after.at(-1) === 'bin')
  )
    return true;
  // `archive_delete` deletes one, or archives first.
  if (after.length === 1 && FINAL.has(after[0] ?? '')) return true;
  const last = toVerbForm(after.at(-1) ?? '');
  if (last?.form === 'noun' && findVerbEffect(last.verb) === 'delete') return true;
  return STARTING.has(verb) && after.some(isDeleting);
}

function isDeleting(word: string): boolean {
  const form = toVerbForm(word);
  return (form?.form === 'base' || form?.form === 'noun') && findVerbEffect(form.verb) === 'delete';
}
