/** Whether the listed actions of large toolkits show what these are for, by a reading of names that shares nothing with src/. */

const LARGE = 20;
const MAIN = 5;
const EFFECTS = ['read', 'write', 'delete'];
const VERBS = new Set(
  `accept activate add append archive assign attach batch block bulk cancel check clone close complete configure copy count create
  deactivate delete detach disable discover download edit enable execute export fetch filter find fork generate get halt import invite
  like link list lookup mark merge modify move patch pin post publish query read refresh remove rename reorder replace reply reset
  resend resolve restore resume retrieve retweet revoke run save schedule search send set show start stop submit subscribe suspend sync tag
  trigger undo unarchive unassign unlike unlink unpin unsubscribe update upload upsert validate verify view write`.split(
    /\s+/,
  ),
);
const SMALL = new Set(
  'a all an any as at batch bulk by each for from in into me multiple my new of on or the to using via with'.split(
    ' ',
  ),
);
const AFTER = new Set('as at by for from in into of on or and to using via with within'.split(' '));
const ASPECTS = new Set('batch detail details id ids info information'.split(' '));

/** @param {{ slug: string, name: string, app: { actions: object[], popular: object[] } }[]} toolkits */
export function rankingFigures(toolkits) {
  const large = toolkits.filter(({ app }) => app.actions.length > LARGE);
  const lack = (ofToolkit) =>
    large.flatMap((toolkit) => ofToolkit(toolkit).map((what) => `${toolkit.slug}: ${what}`));
  const kinds = lack(({ app: { actions, popular } }) =>
    EFFECTS.filter((effect) => has(actions, effect) && !has(popular, effect)),
  );
  const objects = lack(({ name, app: { actions, popular } }) => {
    const objectsOf = (list) => list.map((action) => objectOf(action.name, name)).filter(Boolean);
    const shown = new Set(objectsOf(popular));
    return mostFrequent(objectsOf(actions)).filter((object) => !shown.has(object));
  });
  return [
    row(`kinds (read, write, delete) of ${large.length} large toolkits that no listed action has`, kinds),
    row(`of the five most frequent objects of each, those that no listed action has`, objects),
  ];
}

function has(actions, effect) {
  return actions.some((action) => action.effect === effect);
}

function row(what, found) {
  return { what, value: found.length, most: 0, isMissed: found.length > 0, examples: found };
}

/** The noun of a name, its last word: "request" of "ListPullRequestsByUser". */
function objectOf(name, brand) {
  const words = name
    .replace(/([a-z0-9])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$2 ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && word !== brand.toLowerCase().split(' ')[0]);
  const behindVerb = VERBS.has(words[0]) ? 1 : 0;
  const start = words.findIndex((word, at) => at >= behindVerb && !SMALL.has(word));
  if (start === -1) return words.length > 1 ? singular(words[0]) : '';
  const end = words.findIndex((word, at) => at > start && (AFTER.has(word) || isVerbBehind(words, at)));
  const object = words.slice(start, end === -1 ? undefined : end);
  while (object.length > 1 && ASPECTS.has(object.at(-1))) object.pop();
  return singular(object.at(-1));
}

/** `issue_read`, `labels_list`. */
function isVerbBehind(words, at) {
  return at === words.length - 1 && !VERBS.has(words[0]) && VERBS.has(words[at]);
}

function singular(word) {
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}

/** The five most frequent ones; where several are as frequent as the fifth, none of these is demanded. */
function mostFrequent(objects) {
  const counts = new Map();
  for (const object of objects) counts.set(object, (counts.get(object) ?? 0) + 1);
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a);
  const next = sorted[MAIN]?.[1] ?? 0;
  return sorted
    .slice(0, MAIN)
    .filter(([, count]) => count > next)
    .map(([object]) => object);
}
