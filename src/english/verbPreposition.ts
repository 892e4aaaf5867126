import { createPairs, createSet } from '../text/lexicon.ts';

/** Verbs that reach what they are done to through a word: who replies, replies *to* an email. */
const THROUGH = createPairs(`
  reply:to respond:to react:to subscribe:to unsubscribe:from resubscribe:to comment:on vote:on listen:to wait:for navigate:to
  rsvp:to dispose:of comply:with participate:in proceed:with collaborate:on embark:on donate:to contribute:to object:to chat:with converse:with interact:with hover:over`);
/** What the same verbs are done to without the word: a person is subscribed, 5 seconds are waited. */
const DIRECT: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  ['subscribe', 'unsubscribe', 'resubscribe'].map((verb) => [
    verb,
    createSet(`
      account accounts address addresses audience client clients contact contacts customer customers device devices email emails guest
      guests lead leads member members number numbers people person phone profile profiles prospect prospects recipient
      recipients subscriber subscribers token tokens user users webhook webhooks`),
  ]),
);
const TIMES = createSet('day days hour hours minute minutes moment ms second seconds time');
/** Words that already lead to the object, or that are none. */
const LEADING = createSet(`
  to from for in by with of on onto into as via at per using about against over all again away back forward here home there and now or then up until`);

/** The words behind a verb, with the preposition that the verb needs and the name leaves out: "Reply Email". */
export function withPreposition(verb: string, rest: readonly string[]): readonly string[] {
  const preposition = THROUGH.get(verb);
  const [first = ''] = rest;
  if (preposition === undefined || rest.length === 0 || LEADING.has(first.toLowerCase())) return rest;
  const border = rest.findIndex((word) => LEADING.has(word.toLowerCase()));
  const own = border === -1 ? rest : rest.slice(0, border);
  const head = own.at(-1)?.toLowerCase() ?? '';
  const isDirect = DIRECT.get(verb)?.has(head) === true || TIMES.has(head);
  // "Chat with Document", "Comment Issue on GitHub": what follows is said of the whole.
  return isDirect || rest.slice(border).includes(preposition) ? rest : [preposition, ...rest];
}
