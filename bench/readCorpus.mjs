import { readFileSync } from 'node:fs';

/**
 * @typedef {{ slug: string, name: string, homepage: string | null, docs: string | null, summary: string | null, categories: string[],
 *   entities: { name: string, children: string[] }[], actions: { key: string, name: string, description?: string }[] }} SourceApp
 */

/** What a language model wrote into the corpus where it had nothing to say. */
const REFUSAL =
  /\bI(?:'m| am) (?:sorry|unable)|\bI (?:cannot|can't|don't have)|as an AI|\bI lack\b|\b(?:information|details) (?:provided )?(?:is|are) insufficient/i;
/** Junk among entity names: template remains, code, markup. */
const JUNK_ENTITY = /[`*<>[\]{}|:]|no description|^\W*$/i;
const WEB_URL = /^https:\/\/[^\s"'<>()[\]{}\\^`|$;]+$/;
const MAX_ENTITIES = 12;
/** What an API of any app has. */
const ANY_ENTITY = /^(?:records?|data|operations?)\b/i;

/** Reads the corpus and drops or mends its junk. One app a line; throws when the file is not there. */
export function readCorpus(path) {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => cleanApp(JSON.parse(line)));
}

/** @returns {SourceApp} */
function cleanApp(raw) {
  const summary = cleanText(raw.summary);
  return {
    slug: cleanSlug(raw.slug),
    name: cleanText(raw.name).slice(0, 50).trim(),
    homepage: webUrl(raw.homepage),
    docs: webUrl(raw.docsUrl?.replace(/^http:/, 'https:')),
    summary: summary === '' || REFUSAL.test(summary) ? null : firstSentence(summary),
    categories: raw.categories.map((name) => cleanSlug(name)),
    entities: cleanEntities(raw.overview),
    actions: cleanActions(raw.actions),
  };
}

function cleanText(text) {
  return (text ?? '')
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function cleanSlug(text) {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replaceAll(/^-|-$/g, '');
}

/** A URL that a descriptor takes, else `null`; without query and fragment, so that a repeat can append to it. */
function webUrl(text) {
  if (!text || !WEB_URL.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  return url.username === '' && url.hostname.includes('.') ? url.origin + url.pathname : null;
}

function firstSentence(text) {
  const sentence = /^.{20,}?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
  return sentence.length <= 280 ? sentence : `${sentence.slice(0, 279).replace(/\s+\S*$/, '')}.`;
}

/** Distinct names; what the corpus indents goes below the entity before it. */
function cleanEntities(overview) {
  const seen = new Set();
  const entities = [];
  for (const { name, depth } of overview) {
    const text = cleanText(name);
    if (JUNK_ENTITY.test(text) || text.length > 60 || ANY_ENTITY.test(text) || seen.has(oneOf(text)))
      continue;
    if (seen.size === MAX_ENTITIES) break;
    seen.add(oneOf(text));
    const parent = depth > 0 ? entities.at(-1) : undefined;
    if (parent) parent.children.push(text);
    else entities.push({ name: text, children: [] });
  }
  return entities;
}

/** The same for "Orders" and "Order". */
function oneOf(text) {
  return text
    .toLowerCase()
    .replace(/ies$/, 'y')
    .replaceAll(/(?:(?<=[sx])e)?s\b/g, '');
}

function cleanActions(raw) {
  const byKey = new Map();
  for (const { key, name, description } of raw) {
    const text = cleanText(description);
    byKey.set(key, {
      key,
      name: cleanText(name),
      ...(text === '' || REFUSAL.test(text) ? {} : { description: text }),
    });
  }
  return [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}
