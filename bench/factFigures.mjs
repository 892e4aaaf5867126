import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/**
 * Reads what pages say of their apps as a stranger would, and counts what no page should say. Nothing of src/ is used: the
 * lists of words here were written without looking at those of the import.
 * @typedef {{ slug: string, nouns: string[], sentences: string[], notes: string[], actions: string[] }} Facts
 */

/** Sentences that suppose. What is likely to happen, or may be done, is no guess about an app. */
const HEDGES = [
  /\b(?:probabl[ey]|presumabl[ey]|supposedly|apparently|perhaps|maybe|conceivably|seemingly|speculat\w*|possibly)\b/i,
  /\blikely\b(?! to (?!be (?:an?|the|used))\w)(?! (?:stay|buyers?|customers?|outcomes?|leads?|email|candidates?|convert))/i,
  /\b(?:seems?|appears) to (?:be|have|offer|provide)\b|\bmight be (?:an?|used)\b|\bcould be (?:an?|used by)\b|\bmay be (?:an? |used by)/i,
  /\b(?:purpose|functionality|function|nature|features|details)\b[^.]{0,40}\b(?:unknown|unclear|uncertain|unspecified|undocumented)\b/i,
  /\b(?:unclear|not (?:entirely |publicly )?(?:clear|known|documented))\b/i,
  /\bname suggests\b|\b(?:based on|judging by) (?:its|the) name\b|\bit is possible that\b|\bassuming (?:that )?it\b/i,
  /\bas an ai\b|\blanguage model, I\b|\bI (?:don['’]t|do not|cannot|can['’]t|am|assume|think|believe)\b|\bI['’]m\b|\b(?:don['’]t|not) have (?:any |enough )?information\b/i,
  /\b(?:developers|users|teams|companies|businesses) (?:might|would) (?:use|need|integrate|be)\b/i,
];
const VERBS = new Set(
  `accept activate add analyze approve assign authenticate authorize calculate cancel compress compute configure connect
  convert create deactivate decrypt delete detect disable disconnect enable encrypt enrich execute extract fetch find
  generate get install integrate invoke list-all manage modify notify optimize parse protect read receive recommend redact
  reject remove rename replace resolve retrieve send simulate start stop submit summarize translate uninstall
  validate verify`.split(/\s+/),
);
/** Verbs that are a noun as well: they count where at least one of the verbs above stands in the same list. */
const HALF = new Set(
  'edit export filter import merge print publish restore search share sort split subscribe unsubscribe update upload download'.split(
    ' ',
  ),
);
const MENU =
  /^(?:careers?|privacy policy|cookie policy|terms of (?:service|use)|terms (?:and|&) conditions|about(?: us)?|contact us|sign ?(?:in|up)|log ?in|imprint|sitemap|faqs?|get started|learn more)$/i;

/** The facts of an imported catalog: descriptors and snapshots without drafts. */
export function readCatalogFacts(apps) {
  return folders(apps).flatMap((slug) => {
    const [, head = '', notes = ''] =
      /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(join(apps, slug, 'app.md'), 'utf8')) ?? [];
    const { draft, summary, entities, keywords } = parse(head);
    if (draft) return [];
    const { actions } = JSON.parse(readFileSync(join(apps, slug, 'membrane.json'), 'utf8'));
    return [
      {
        slug,
        nouns: flatten(entities ?? []),
        notes: notes.split('\n').filter(Boolean),
        sentences: [summary, ...(keywords ?? []), ...actions.map(({ description }) => description ?? '')],
        actions: actions.flatMap(({ key, name }) => [key ?? '', name]),
      },
    ];
  });
}

/** The same of published pages, from their Markdown. */
export function readPublishedFacts(dir) {
  return folders(dir).map((slug) => {
    const text = readFileSync(join(dir, slug, 'SKILL.md'), 'utf8');
    const intro = /^# .*\n([\s\S]*?)(?=^#{1,3} )/m.exec(text)?.[1] ?? '';
    const overview = (/^## .*Overview\n([\s\S]*?)(?=^## )/m.exec(text)?.[1] ?? '').split('\n');
    const rows = [...text.matchAll(/^\| ([^|]*) \| ([^|]*) \|(?: ([^|]*) \|)?\s*$/gm)];
    return {
      slug,
      nouns: overview.flatMap((line) => /^\s*- \*\*(.*?)\*\*/.exec(line)?.[1] ?? []),
      notes: overview.filter((line) => line.trim() !== ''),
      sentences: [intro, ...rows.map(([, , , description]) => description ?? '')],
      actions: rows.flatMap(([, name, key]) => [name, key]),
    };
  });
}

/** Counts the apps, or the nouns of apps, that break a bound of the import. */
export function measureFacts(apps) {
  const having = (test) => apps.filter(test).length;
  return {
    guesses: having(({ sentences, notes }) => [...sentences, ...notes].some(isHedged)),
    verbs: having(({ nouns }) => verbsAmong(nouns).length > 0),
    menus: having(({ nouns, sentences, actions }) => menuAmong(nouns, [...sentences, ...actions]).length > 0),
    unknownActions: having((app) => unknownActions(app).length > 0),
  };
}

/** What was found, for the report of a missed bound. */
export function faultsOf(app) {
  const { slug, nouns, notes, sentences, actions } = app;
  return [
    ...[...sentences, ...notes].filter(isHedged).map((text) => `${slug}: guess: ${text}`),
    ...verbsAmong(nouns).map((noun) => `${slug}: verb: ${noun}`),
    ...menuAmong(nouns, [...sentences, ...actions]).map((noun) => `${slug}: menu: ${noun}`),
    ...unknownActions(app).map((name) => `${slug}: unknown action: ${name}`),
  ];
}

function isHedged(text) {
  return HEDGES.some((hedge) => hedge.test(text));
}

function verbsAmong(nouns) {
  const verbs = nouns.filter((noun) => VERBS.has(noun.toLowerCase()));
  return verbs.length === 0 ? [] : [...verbs, ...nouns.filter((noun) => HALF.has(noun.toLowerCase()))];
}

/** Words of a menu that nothing else about the app speaks of. */
function menuAmong(nouns, texts) {
  const told = texts.join(' ').toLowerCase();
  return nouns.filter((noun) => {
    const [word = ''] = noun.toLowerCase().split(' ');
    return MENU.test(noun) && !told.includes(word.slice(0, 6));
  });
}

/** Names in code or quotation marks that begin with a verb, or identifiers of three parts, which are no action of the page. */
function unknownActions({ notes, actions }) {
  const known = new Set(actions.map(bare));
  const named = notes.flatMap((note) => [
    ...[...note.matchAll(/`([^`]+)`|"([A-Z][^"]*)"/g)].map(([, code, quoted]) => code ?? quoted),
    ...[...note.matchAll(/\b(?:[A-Z][a-z]+){3,}\b/g)].map(([name]) => name),
    ...[...note.matchAll(/\bUse ((?:[A-Z]\w+ ){2,})/g)].map(([, name]) => name),
  ]);
  return named.filter(
    (name) => /^(?:[A-Z]|[a-z]+[_-])/.test(name) && beginsWithVerb(name) && !known.has(bare(name)),
  );
}

function beginsWithVerb(name) {
  const [first = ''] = name.split(/[\s_-]+|(?<=[a-z])(?=[A-Z])/);
  return VERBS.has(first.toLowerCase()) || HALF.has(first.toLowerCase()) || first.toLowerCase() === 'list';
}

function bare(text) {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function flatten(entities) {
  return entities.flatMap((entity) =>
    typeof entity === 'object' && entity !== null
      ? Object.entries(entity).flatMap(([name, children]) => [name, ...flatten(children ?? [])])
      : [String(entity)],
  );
}

function folders(dir) {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}
