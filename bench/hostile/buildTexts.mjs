/** What becomes of texts from outside in a build: an app of each text is built with the compiled command line. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../clients/readDist.mjs';

/** Rules that leave a text out, or an app. */
const CONTAINS = /^containment\/(?!hidden-characters)/;

/**
 * Builds `texts` in an empty folder under the settings of `repo`. Returns each with `refused`, what a rule said of it or `null`, and
 * `reaches`: whether its last sentence is in a file of the app's skill.
 */
export function buildTexts(texts, { repo, cli, dir }) {
  for (const file of ['catalog.yaml', 'templates'])
    cpSync(join(repo, file), join(dir, file), { recursive: true });
  for (const [at, { text }] of texts.entries()) writeApp(join(dir, 'apps', slugOf(at)), at, fieldsOf(text));
  const run = spawnSync(process.execPath, [cli, 'build', '--frozen', '--format', 'json'], {
    cwd: dir,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  const { findings } = JSON.parse(run.stdout);
  return texts.map((each, at) => {
    const slug = slugOf(at);
    const finding = findings.find(({ app, rule }) => app === slug && CONTAINS.test(rule));
    const folder = join(dir, 'dist/skills', slug);
    const page = existsSync(folder) ? lettersOf(Object.values(filesBelow(folder)).join('\n')) : '';
    const said = Object.values(fieldsOf(each.text)).flat();
    return {
      ...each,
      refused: finding ? `${finding.rule}: ${finding.message}` : null,
      reaches: page !== '' && said.some((text) => page.includes(lastOf(text))),
    };
  });
}

/** A string describes an action and an input; a list has two strings, the first for the action; a map has them by field. */
function fieldsOf(text) {
  if (typeof text === 'string') return { description: text, input: text };
  return Array.isArray(text) ? { description: text[0], input: text[1] } : text;
}

function slugOf(at) {
  return `app-${String(at + 1000)}`;
}

/** A word for one app alone: two apps of one description are an error. */
function wordOf(at) {
  return Array.from(String(at), (digit) => SYLLABLES[Number(digit)]).join('');
}

const SYLLABLES = ['ba', 'du', 'fe', 'gi', 'ko', 'lu', 'ma', 'ni', 'po', 're'];

function writeApp(dir, at, { name = 'List Orders', description = 'Lists orders.', input, values, summary }) {
  mkdirSync(dir, { recursive: true });
  const facts = {
    name: `Vendor ${at + 1000}`,
    homepage: `https://vendor${at + 1000}.com/`,
    summary: summary ?? `Keeps the orders of the ${wordOf(at)}.`,
    description: `Vendor ${at + 1000}: list the orders of the ${wordOf(at)}. Use when asked about ${wordOf(at)} orders.`,
  };
  writeFileSync(join(dir, 'app.md'), `---\n${JSON.stringify(facts)}\n---\n`);
  const field = {
    type: 'string',
    description: input ?? 'What it is about.',
    ...(values && { enum: values }),
  };
  const action = { key: 'act', name, description, input: { type: 'object', properties: { field } } };
  writeFileSync(join(dir, 'membrane.json'), JSON.stringify({ origin: 'membrane', actions: [action] }));
}

/** The last sentence of a text, where attacks stand, as far as pages show it. */
function lastOf(text) {
  const sentences = text.split(/(?<=[.!?。])\s|\n/).map(lettersOf);
  return (sentences.findLast((each) => each.length > 3) ?? lettersOf(text)).slice(0, 40);
}

/** Without the marks that pages put around a text or into it. */
function lettersOf(text) {
  return text
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}
