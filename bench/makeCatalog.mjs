import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const NOTES_LENGTH = 300;

/** Sentences about any app: `{app}`, `{entity}` and `{action}` stand for its own words. */
const NOTES = [
  'Read one {entity} before changing it, and send back only the fields that differ.',
  '{app} answers in pages; follow the cursor until none is left before counting anything.',
  'Ids of a {entity} are opaque strings: copy them from an answer, never make them up.',
  'Deleting a {entity} cannot be undone, so ask the user and name what will be lost.',
  'Times are in UTC; {app} shows them in the zone of the signed-in user.',
  'Use `{action}` with the narrowest filter that answers the question; wide ones are slow.',
  'What {app} returns depends on the rights of the account that was connected.',
  'A new {entity} can take some seconds to appear in the answers of a search.',
  'When {app} refuses a request for its rate, wait as long as the answer says and go on.',
  'Names of a {entity} need not be unique; show the candidates when several match.',
];

/** Writes a catalog of `count` apps below `dir`, settings and templates taken from `repo`. Answers the slugs in order. */
export function makeCatalog({ dir, corpus, count, repo }) {
  for (const part of ['catalog.yaml', 'templates'])
    cpSync(join(repo, part), join(dir, part), { recursive: true });
  const categories = categoriesIn(readFileSync(join(repo, 'catalog.yaml'), 'utf8'));
  const apps = repeatApps(corpus, count);
  for (const app of apps) {
    const folder = join(dir, 'apps', app.slug);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'app.md'), descriptorText(app, categories));
    writeFileSync(join(folder, 'membrane.json'), snapshotText(app));
  }
  return apps.map((app) => app.slug);
}

/** The corpus again and again, each repeat under a slug, name and homepage of its own, until there are `count` apps. */
function repeatApps(corpus, count) {
  const taken = new Set();
  const apps = [];
  for (let repeat = 1; apps.length < count; repeat += 1) {
    for (const app of corpus) {
      if (apps.length === count) break;
      const own = repeat === 1 ? app : repeated(app, repeat);
      const homepage = own.homepage ?? `https://${own.slug}.example.com/`;
      const keys = [own.slug.replaceAll('-', ''), `name ${own.name.toLowerCase()}`, urlKey(homepage)];
      if (keys.some((key) => taken.has(key))) continue;
      for (const key of keys) taken.add(key);
      apps.push({ ...own, homepage });
    }
  }
  return apps;
}

function repeated(app, repeat) {
  const homepage = app.homepage && `${app.homepage.replace(/\/$/, '')}/edition-${repeat}/`;
  const own = {
    edition: `edition ${repeat}`,
    docs: app.docs && `${app.docs.replace(/\/$/, '')}/edition-${repeat}`,
  };
  return { ...app, ...own, slug: `${app.slug}-${repeat}`, name: `${app.name} ${repeat}`, homepage };
}

function urlKey(url) {
  return url
    .toLowerCase()
    .replace(/^https:\/\/(?:www\.)?/, '')
    .replace(/\/$/, '');
}

/** The keys of `categories:` in catalog.yaml, each at the beginning of a line. */
function categoriesIn(yaml) {
  return [...yaml.slice(yaml.indexOf('\ncategories:')).matchAll(/^ {2}([a-z-]+):(?: \{|\n {4}\{)/gm)].map(
    ([, key]) => key,
  );
}

/** The text of `app.md`, in the syntax of the descriptors that people write. */
function descriptorText(app, categories) {
  const { slug, name, homepage, entities, actions, edition } = app;
  const docs = isBeside(app.docs, homepage) ? app.docs : null;
  const category =
    app.categories.find((key) => categories.includes(key)) ?? categories[hash(slug) % categories.length];
  const summary =
    app.summary ?? `${name} is a register of ${slug.replaceAll('-', ' ')} with an API of its own.`;
  const pins = actions.slice(0, 3).map(({ key }) => scalar(key));
  const lines = [
    `name: ${scalar(name)}`,
    `homepage: ${homepage}`,
    ...(docs ? [`docs: ${docs}`] : []),
    `summary: ${scalar(summary)}`,
    `categories: [${category}]`,
    `keywords: [${keywordsOf(summary, name, edition ?? category)
      .map(scalar)
      .join(', ')}]`,
    ...(entities.length > 0 ? ['entities:', ...entities.map(entityLine)] : []),
    ...(pins.length > 0 ? ['actions:', `  pin: [${pins.join(', ')}]`] : []),
  ];
  return `---\n${lines.join('\n')}\n---\n${notesOf(app)}`;
}

/** The rules take documentation on the homepage's domain without a question. */
function isBeside(docs, homepage) {
  const end = (url) => new URL(url).hostname.split('.').slice(-2).join('.');
  return docs !== null && end(docs) === end(homepage);
}

function entityLine({ name, children }) {
  return children.length === 0
    ? `  - ${scalar(name)}`
    : `  - ${scalar(name)}: [${children.map(scalar).join(', ')}]`;
}

/** Plain where people would leave the quotes out, else double-quoted (JSON's strings are YAML's). */
function scalar(text) {
  const plain = /^[A-Za-z][\w ./'()-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return plain ? text : JSON.stringify(text);
}

/** Words that ClawHub takes from nobody. */
const RESERVED = new Set(['community', 'curated', 'featured', 'official', 'trusted', 'verified']);

/** The category, and two words that the summary uses. */
function keywordsOf(summary, name, category) {
  const brand = name.toLowerCase();
  const words = (summary.toLowerCase().match(/[a-z]{7,}/g) ?? []).filter((word) => !brand.includes(word));
  const free = words.filter((word) => !RESERVED.has(word));
  return [...new Set([category.replaceAll('-', ' '), ...free.slice(0, 2)])];
}

/** Bullets of together 300 to 500 characters; which ones, the slug decides. */
function notesOf({ slug, name, entities, actions }) {
  const start = hash(slug);
  let notes = '';
  for (let at = 0; notes.length < NOTES_LENGTH; at += 1) {
    const entity = entities[at % Math.max(entities.length, 1)]?.name ?? 'record';
    const action = actions[at % Math.max(actions.length, 1)]?.key ?? 'search';
    const words = { '{app}': name, '{entity}': entity, '{action}': action };
    const sentence = NOTES[(start + at) % NOTES.length] ?? '';
    notes += `- ${sentence.replaceAll(/\{\w+\}/g, (word) => words[word] ?? word)}\n`;
  }
  return notes;
}

function snapshotText({ actions }) {
  return `${JSON.stringify({ origin: 'published-catalog', actions }, null, 2)}\n`;
}

/** A number that only the text decides. */
function hash(text) {
  let sum = 7;
  for (const char of text) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003;
  return sum;
}
