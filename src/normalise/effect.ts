import type { Effect } from '../model/app.ts';
import type { SnapshotAction } from '../model/snapshot.ts';
import { partsOf, readsLike, verbIn } from '../english/verbs.ts';
import { DELETE_VERBS, READ_VERBS } from '../text/verbTable.ts';

/** Prefixes of Membrane's action types, the longer ones first: "find-or-create-" also begins with "find-". */
const TYPES: readonly (readonly [string, Effect])[] = [
  ['find-or-create-', 'write'],
  ['create-', 'write'],
  ['update-', 'write'],
  ['delete-', 'delete'],
  ['list-', 'read'],
  ['find-', 'read'],
  ['match-', 'read'],
  ['search-', 'read'],
];

/** Ranks of the verbs that make or change something: a GET under such a name is not believed to only read. */
const CHANGING_RANKS = new Set([3, 4, 6]);

/** What image and audio tools take off a copy: "Remove Background" deletes nothing of the user's. */
const RETOUCHED = new Set(['background', 'watermark', 'noise', 'vocals']);
/** Phrasal verbs that look. */
const LOOKS = new Set(['look up', 'reverse geocode', 'forward geocode']);
const JOINS = new Set(['and', 'And', 'or', 'Or', 'then', 'Then', '&']);
const PROBED = new Set(['connection', 'authentication', 'credentials']);

/**
 * What running an action does to the user's data: by Membrane's type, else by the HTTP method when that is decisive,
 * else by the name's verb. In doubt `write`: a page then asks for care where none was needed, never the reverse.
 */
export function effectOf(action: SnapshotAction): Effect {
  return (
    effectOfType(action.type ?? '') ??
    effectOfMethod(action.method?.toUpperCase() ?? '', action.name) ??
    effectOfName(action.name)
  );
}

function effectOfType(type: string): Effect | undefined {
  return type === '' ? undefined : TYPES.find(([prefix]) => type.startsWith(prefix))?.[1];
}

function effectOfMethod(method: string, name: string): Effect | undefined {
  if (method === 'DELETE') return 'delete';
  if (method !== 'GET' && method !== 'HEAD') return undefined;
  return CHANGING_RANKS.has(partsOf(name).verb?.rank ?? 0) ? effectOfName(name) : 'read';
}

function effectOfName(name: string): Effect {
  const { words, verb } = partsOf(name);
  if (verb === null) return readsLike(words) === null ? 'write' : 'read';
  const own = effectOfVerb(verb.verb, verb.rest);
  const later = laterVerbs(verb.rest);
  if (verb.others.length + later.length === 0) return own;
  // "Find or Create", "Search and Update": the strongest verb counts.
  const effects = new Set([...verb.others, ...later].map((each) => effectOfVerb(each, verb.rest))).add(own);
  return effects.has('delete') ? 'delete' : effects.has('write') ? 'write' : 'read';
}

/**
 * `delete` is what takes data or access away so that the opposite action cannot bring it back: also "clear", "void"
 * (a voided invoice stays void), "revoke" and "unshare" (somebody loses access at once), "terminate", "redact".
 * `write` are "archive", "disable", "suspend", "ban", "unlink", "detach", "unassign", "unsubscribe", "unenroll",
 * which have an opposite, and "cancel", "stop", "reject" and "refund", which change a state and keep the record.
 * Of the verbs that look, those that may start a billed job or leave a result behind ("enrich", "crawl", "scan",
 * "transcribe", "translate", "convert", "run") are `write`; so is "check in".
 */
function effectOfVerb(word: string, rest: readonly string[]): Effect {
  if (READ_VERBS.has(word) || LOOKS.has(word)) return 'read';
  if (word === 'remove') return RETOUCHED.has(objectOf(rest)) ? 'write' : 'delete';
  if (DELETE_VERBS.has(word)) return 'delete';
  return word === 'test' && PROBED.has(objectOf(rest)) ? 'read' : 'write';
}

function objectOf(rest: readonly string[]): string {
  return rest[0]?.toLowerCase() ?? '';
}

/** Verbs of a second half: "Export File and Delete Source". */
function laterVerbs(rest: readonly string[]): string[] {
  const verbs: string[] = [];
  for (let at = 1; at < rest.length - 1; at += 1) {
    if (!JOINS.has(rest[at] ?? '')) continue;
    const verb = verbIn(rest.slice(at + 1));
    if (verb !== null && verb.rest.length > 0) verbs.push(verb.verb, ...verb.others);
  }
  return verbs;
}
