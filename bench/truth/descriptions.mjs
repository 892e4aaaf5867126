/**
 * An independent reader of descriptions: it parses what a description claims and holds it against the names of the app's
 * actions, as someone would who has only the built catalog and the snapshots. It shares no code with src/.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const VERBS = {
  read: `list get fetch retrieve read view show see find search query look lookup browse check count download
    export preview inspect track monitor compare analyze watch describe lookup enumerate track report verify`,
  create:
    'create add make new insert generate register open draft post compose write build start schedule submit',
  update: 'update edit change modify set patch rename replace adjust rewrite manage',
  delete: 'delete remove destroy erase purge clear trash',
  upsert: 'upsert',
};
/** Words that stand for the same doing, each way round; any other verb stands for itself. */
const SAME = [
  'list get fetch retrieve read view show see find search query look lookup browse check count enumerate describe preview inspect',
  'create add new insert make register generate',
  'create upsert',
  'update upsert',
  'update edit change modify set patch',
  'delete remove destroy erase',
  'send post publish',
  'send message',
  'schedule create',
  'book create',
  'upload create add',
  'download get',
  'export get',
  'invite create',
  'start create run trigger',
  'archive delete',
  'track list get',
  'close complete finish',
].map((line) => new Set(line.split(' ')));
const OTHER_VERBS = `activate answer apply approve archive assign attach authorize book bulk call cancel capture charge
  close comment complete convert copy deactivate decline detach disable dispute duplicate email enable enrich enroll
  execute extract finalize follow forward grant hide import invite invoice issue join label launch link lock log mark
  merge message move mute pause pay pin place play print process promote publish pull push reactivate record refund
  reject release render reopen reorder reply request resend reset resolve respond restore resume revoke route run save
  send share sign skip snooze star stop subscribe summarize suspend sync tag test transfer transcribe translate trigger
  unarchive unassign unlink unlock unpublish unsubscribe upload upsert validate void approve react retry score parse scrape crawl
  screen reserve terminate hire onboard dispatch deploy redeploy promote purge rotate drop append calculate compute convert fill
  format geocode lint map match measure predict redact resize split stream suggest sell ship quote estimate bill collect
  deliver dial queue rate review embed store upload vote wait write order buy enter adjust count ban unban kick
  discover transition describe compress reload hangup vault calculate replay block unblock exclude pick refresh reparse reintegrate
  allocate configure clone tokenize fulfill ping reboot shutdown geocode opt validate suggest autocomplete resize enhance upscale resubscribe transliterate`;
const KNOWN = new Set(
  [...Object.values(VERBS), OTHER_VERBS]
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== '' && word !== 'new' && word !== 'bulk'),
);
/** Verbs that also begin a noun: "issues, pull requests and merge requests". */
const ALSO_NOUNS = new Set(
  `access pay bulk call charge check comment copy deposit email event export extract fill follow form grant import index invite invoice issue label
  launch link list lock log mark match measure merge message order pin place play post print process pull purchase push queue rank
  rate record refund release reply report request reserve review route run save score screen send share ship sign snooze split
  star start stop store stream sync tag test track transfer trigger update upload view vote watch write print quote build draft
  purge schedule set search read download show register hire dial archive read bill count`.split(/\s+/),
);
const JOINS = new Set([',', 'and', 'or', '&']);
const PREPOSITIONS = new Set(
  'to from for in by with of on onto into as via at per using between within across without about against under over during through inside that which who'.split(
    ' ',
  ),
);
/** Tails of an action's object that only say what of it. */
const TAILS = new Set(
  'detail info information data list item record status by id batch overview all bulk object entry'.split(
    ' ',
  ),
);

/** Those of them that are never the object itself. */
const ASPECTS = new Set('detail info information by id bulk batch'.split(' '));

/** The singular of a word, roughly: the same for a noun and its plural. */
export function stem(word) {
  const lower = word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  if (['people', 'persons'].includes(lower)) return 'person';
  if (lower === 'statuses') return 'status';
  if (lower === 'caches') return 'cache';
  if (lower.endsWith('trices')) return lower.replace(/ces$/, 'x');

  if (lower.length < 5 && /(?:is|ps|ns|us)$/.test(lower)) return lower.slice(0, -1);
  if (lower.length < 4 || /(?:ss|us|is)$/.test(lower)) return lower;
  if (lower.endsWith('ies') && lower.length > 4) return `${lower.slice(0, -3)}y`;
  if (/(?:ches|shes|xes|sses|zes|tuses|ruses|buses)$/.test(lower)) return lower.slice(0, -2);
  return lower.endsWith('s') ? lower.slice(0, -1) : lower;
}

/** The words of a text. */
function textWords(text) {
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => word.toLowerCase());
}

/** The words of an action's name, of any spelling. */
function nameWords(name) {
  if (name.trim().includes(' ')) return textWords(name);
  return textWords(name.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z]{2})/g, '$1 $2'));
}

/** What an action does: the verbs that begin its name or stand behind an "and", and the things that it may be about. */
function deedOf(name) {
  const words = nameWords(
    name
      .replace(/\(.*\)$/, '')
      .replace(/(?<=\w)\/(?=\w)/g, ' or ')
      .replace(/\b(Re)-(?=[A-Z])/g, '$1'),
  );
  let start = ['bulk', 'batch'].includes(words[0]) ? 2 : 1;
  const verbs = [words[start - 1]];
  while (['and', 'or'].includes(words[start]) && KNOWN.has(words[start + 1])) {
    verbs.push(words[start + 1]);
    start += 2;
  }
  if (['up', 'out', 'in', 'off'].includes(words[start])) start += 1;
  const isKnown = verbs.some((verb) => KNOWN.has(verb));
  // "Carrier Lookup", `labels_list`: the verb is behind.
  const isBehind = !isKnown && KNOWN.has(words.at(-1));
  if (isBehind) verbs.push(words.at(-1));
  const rest = isKnown ? words.slice(start) : isBehind ? words.slice(0, -1) : words;
  const later = rest.filter((word, at) => ['and', 'then'].includes(rest[at - 1]) && KNOWN.has(word));
  const end = rest.findIndex((word, at) => at > 0 && PREPOSITIONS.has(word));
  const object = (end > 0 ? rest.slice(0, end) : rest).map(stem);
  const join = object.findIndex((word) => word === 'or' || word === 'and');
  const objects = join > 0 ? [object.slice(0, join), object.slice(join + 1), object] : [object];
  return { verbs: isKnown || isBehind ? [...verbs, ...later] : ['get'], objects, all: words.map(stem) };
}

function isSameVerb(claimed, done) {
  return claimed === done || SAME.some((group) => group.has(claimed) && group.has(done));
}

/** Whether `noun` is what the action is about: it ends its object, but for words that only say what of it. */
function isAbout(noun, { objects, all }) {
  const words = textWords(noun).map(stem);
  for (const object of objects) {
    for (let end = object.length; end > 0; end -= 1) {
      const tail = object.slice(Math.max(0, end - words.length), end);
      if (words.every((word, at) => tail[at] === word)) return true;
      if (!TAILS.has(object[end - 1])) break;
    }
  }
  return words.length > 1 && words.every((word) => all.includes(word));
}

/** Every pair of a verb and a noun that a description claims, and the nouns that it claims without a verb. */
export function claimsOf(description, brand) {
  const claims = [];
  const held = [];
  let text = description.trim();
  if (text.startsWith(brand)) text = text.slice(brand.length).replace(/^\s*[:,–-]\s*/, '');
  for (const sentence of text.split(/\.\s+|\.$/)) {
    if (/^use\b/i.test(sentence)) {
      const asked = /\bto ((?:[a-z]+(?:, | and | or )?)+ .*)$/.exec(sentence)?.[1];
      if (asked !== undefined) readClause(asked, claims, []);
      continue;
    }
    for (const clause of sentence.split(/;\s*/)) readClause(clause, claims, held);
  }
  return { claims, held };
}

function readClause(clause, claims, held) {
  let tokens = clause
    .replace(/,/g, ' , ')
    .replace(/\bre-(?=[a-z])/g, 're')
    .replace(/\b(look|set|sign) (up|off|in)\b/g, '$1')
    .split(/\s+/)
    .filter(Boolean);
  while (['and', 'or', 'then', 'also', 'you', 'can', 'lets', 'to'].includes(tokens[0]?.toLowerCase()))
    tokens = tokens.slice(1);
  const verbs = [];
  while (isVerbAt(tokens, 0)) {
    verbs.push(tokens[0].toLowerCase());
    let next = 1;
    while (JOINS.has(tokens[next])) next += 1;
    tokens = tokens.slice(next > 1 && isVerbAt(tokens, next) ? next : 1);
    if (next === 1) break;
  }
  const nouns = [];
  let noun = [];
  let open = true;
  const close = () => {
    if (noun.length > 0) nouns.push(noun.join(' '));
    noun = [];
    open = true;
  };
  for (let at = 0; at < tokens.length; at += 1) {
    const lower = tokens[at].toLowerCase();
    if (JOINS.has(lower)) {
      close();
      if (verbs.length > 0 && !ALSO_NOUNS.has(tokens[at + 1]?.toLowerCase()) && isVerbAt(tokens, at + 1)) {
        readClause(
          tokens
            .slice(at + 1)
            .join(' ')
            .replace(/ ,/g, ','),
          claims,
          held,
        );
        break;
      }
    } else if (PREPOSITIONS.has(lower)) {
      open = false;
    } else if (open) noun.push(tokens[at]);
  }
  close();
  for (const each of nouns) {
    if (verbs.length === 0) held.push(each);
    for (const verb of verbs) claims.push([verb, each]);
  }
}

/** A verb here, not a noun that looks like one: a noun, a comma or an "and" with another verb follows. */
function isVerbAt(tokens, at) {
  if (!KNOWN.has(tokens[at]?.toLowerCase() ?? '')) return false;
  const next = tokens[at + 1]?.toLowerCase();
  if (next === undefined) return false;
  return !JOINS.has(next) || isVerbAt(tokens, at + (tokens[at + 2] === 'and' ? 3 : 2));
}

/** Which claims of a description no action does, and which of its nouns no action is about; `names` are the actions'. */
export function judgeDescription(description, brand, names) {
  const { claims, held } = claimsOf(description, brand);
  const deeds = names.map(deedOf);
  const falsePairs = claims.filter(
    ([verb, noun]) => !deeds.some((deed) => isAbout(noun, deed) && does(deed, verb, noun, deeds)),
  );
  const nouns = [...new Set([...claims.map(([, noun]) => noun), ...(names.length > 0 ? held : [])])];
  const unused = names.length === 0 ? [] : nouns.filter((noun) => !deeds.some((deed) => isAbout(noun, deed)));
  return {
    falsePairs,
    unused,
    /** Of a page without known actions, what it claims to do. */
    groundless: names.length === 0 ? claims : [],
    hasUse: /\bUse (?:when|for|to|it)\b/.test(description),
    leavesOut: mainObject(deeds).filter(
      (object) =>
        !description
          .toLowerCase()
          .split(/[^\p{L}\p{N}]+/u)
          .map(stem)
          .includes(object),
    ),
  };
}

function does(deed, verb, noun, deeds) {
  if (verb === 'manage')
    return ['create', 'update', 'delete'].every((each) =>
      deeds.some((other) => isAbout(noun, other) && does(other, each, noun, deeds)),
    );
  return deed.verbs.some((done) => isSameVerb(verb, done));
}

/** The last word of the object that most actions are about, where one has more than any other and at least a third. */
function mainObject(deeds) {
  const counts = new Map();
  for (const {
    objects: [object],
  } of deeds) {
    const kept = object.filter((word, at) => at === 0 || !ASPECTS.has(word));
    const last = kept.at(-1);
    if (last !== undefined) counts.set(last, (counts.get(last) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  return first !== undefined && first[1] > (second?.[1] ?? 0) && first[1] * 3 >= deeds.length && first[1] > 1
    ? [first[0]]
    : [];
}

/** What is counted over many descriptions: the rows, and how a fault is shown. */
const KINDS = [
  ['that claim a pair that no action does', 'falsePairs', (pair) => pair.join(' ')],
  ['that name a thing that no action is about', 'unused', String],
  ['that claim something though no action is known', 'groundless', (pair) => pair.join(' ')],
  ['that leave out what most actions are about', 'leavesOut', String],
];

/**
 * A row for each bound. `own` are the pages of this catalog, of which none may be wrong, `imported` those of an import of the
 * published ones, of which one in fifty may be: a reader who is not skillpress misreads some names.
 * @param {{ slug: string, brand: string, description: string, actions: string[] }[]} own
 * @param {{ slug: string, brand: string, description: string, actions: string[] }[]} imported
 */
export function descriptionFigures(own, imported) {
  return [...rowsOf('own descriptions', own, 0), ...rowsOf('imported descriptions', imported, 0.02)];
}

function rowsOf(whose, pages, share) {
  const judged = pages.map((page) => ({
    ...page,
    ...judgeDescription(page.description, page.brand, page.actions),
  }));
  const most = (kind) => (kind === 'falsePairs' || kind === 'leavesOut' ? share : 0);
  return [
    ...KINDS.map(([what, kind, show]) => {
      const found = judged.filter((each) => each[kind].length > 0);
      const value = share === 0 ? found.length : found.length / judged.length;
      const examples = found.map(
        (each) => `${each.slug}: ${each[kind].map(show).join(', ')} — ${each.description}`,
      );
      return { what: `${whose} ${what}`, value, most: most(kind), isMissed: value > most(kind), examples };
    }),
    counted(`${whose} that do not say when the page is of use`, judged, ({ hasUse }) => !hasUse),
    counted(`${whose} of more than 160 characters`, judged, ({ description }) => description.length > 160),
  ];
}

function counted(what, judged, isFault) {
  const found = judged.filter(isFault);
  return {
    what,
    value: found.length,
    most: 0,
    isMissed: found.length > 0,
    examples: found.map(({ slug }) => slug),
  };
}

/** The pages of a built catalog with the names of the actions that people did not hide. */
export function readDescriptions(apps, dist) {
  // The skills of the whole catalog, such as the router, are about no app.
  const slugs = readdirSync(join(dist, 'skills')).filter((slug) => existsSync(join(apps, slug)));
  return slugs.map((slug) => {
    const page = readFileSync(join(dist, 'skills', slug, 'SKILL.md'), 'utf8');
    const { actions } = JSON.parse(readFileSync(join(apps, slug, 'membrane.json'), 'utf8'));
    const head = parse(
      /^---\n([^]*?)\n---/.exec(readFileSync(join(apps, slug, 'app.md'), 'utf8'))?.[1] ?? '',
    );
    const hidden = new Set(head.actions?.hide ?? []);
    return {
      slug,
      brand: head.name,
      description: JSON.parse(/^description: (".*")$/m.exec(page)?.[1] ?? '""'),
      actions: actions.filter(({ key, name }) => !hidden.has(key ?? name)).map(({ name }) => name),
    };
  });
}
