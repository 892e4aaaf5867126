/**
 * Prints names of actions, drawn from a corpus by the hash of the name, each with the sentence that a page makes of it, for a
 * person to read and judge. The same corpus gives the same names, so a reading can be repeated and compared.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { bundleSource } from './bundleSource.mjs';

const USAGE = `Usage: node bench/wording.mjs [options]

Names of actions, drawn from a corpus by hash, with the sentence that is made of each name.

  --corpus FILE   apps by line, each with "name" and "actions" (default: ../shared/corpus/tools.jsonl.gz)
  --count N       how many names (default: 400)
  --salt TEXT     another draw (default: none)
  --descriptions  words what a page says: the action's own description where there is one
`;
const repo = fileURLToPath(new URL('..', import.meta.url));

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: resolve(repo, '../shared/corpus/tools.jsonl.gz') },
    count: { type: 'string', default: '400' },
    salt: { type: 'string', default: '' },
    descriptions: { type: 'boolean', default: false },
    help: { type: 'boolean' },
  },
});
if (values.help) console.log(USAGE);
else await main();

async function main() {
  const { wordNames } = await load();
  const apps = readLines(values.corpus);
  const names = new Map();
  for (const { name: app, actions } of apps) {
    for (const { name, description } of actions)
      if (!names.has(name))
        names.set(name, { app, name, description: values.descriptions ? description : '' });
  }
  const drawn = [...names.values()]
    .sort((a, b) => (hashOf(a.name) < hashOf(b.name) ? -1 : 1))
    .slice(0, Number(values.count));
  for (const [at, each] of drawn.entries())
    console.log(`${at + 1}\t${each.app}\t${each.name}\t${wordNames(each.app, [each])[0]}`);
}

function hashOf(name) {
  return createHash('sha256').update(`${values.salt}${name}`).digest('hex');
}

function readLines(file) {
  const bytes = readFileSync(file);
  const text = (extname(file) === '.gz' ? gunzipSync(bytes) : bytes).toString();
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** The room english/; it has no way of its own to the command line. */
async function load() {
  const { url, close } = await bundleSource(`import { wordSentence } from './src/english/sentence.ts';
    import { listProperNouns } from './src/english/properNouns.ts';
    export const wordNames = (app, actions) => actions.map((action) => wordSentence(action, listProperNouns(app, [])));`);
  return await import(url).finally(close);
}
