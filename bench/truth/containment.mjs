/** What containment costs a catalog of real toolkits: the apps that it blocks, and the texts that it leaves out. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const TEXTS = /^(?:description|title)$/;

/**
 * Checks a catalog of the toolkits in an empty folder with the compiled `cli`, under the settings of `repo`. A row for each bound:
 * what is counted, how many, and its most.
 */
export function containmentFigures(toolkits, { repo, cli, dir }) {
  for (const { slug, name, actions } of toolkits) writeApp(join(dir, 'apps', slug), slug, name, actions);
  for (const file of ['catalog.yaml', 'templates'])
    cpSync(join(repo, file), join(dir, file), { recursive: true });
  const run = spawnSync(process.execPath, [cli, 'check', '--format', 'json'], {
    cwd: dir,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  const found = JSON.parse(run.stdout).findings.filter(({ rule }) => rule.startsWith('containment/'));
  const errors = found.filter(({ level }) => level === 'error');
  const left = found.filter(({ rule }) => rule === 'containment/doubtful-text');
  const texts = new Set(toolkits.flatMap(({ actions }) => [...textsIn(actions)])).size;
  return [
    {
      what: `of ${toolkits.length} toolkits, those that a containment rule blocks`,
      value: new Set(errors.map(({ app }) => app)).size,
      most: 0,
      examples: errors.map(told),
    },
    {
      what: `of ${texts} descriptions of actions and fields, those that are left out`,
      value: left.length,
      most: Math.floor(texts / 1000),
      examples: left.map(told),
    },
  ].map((row) => ({ ...row, isMissed: row.value > row.most }));
}

function told({ app, message }) {
  return `${app}: ${message.slice(0, 120)}`;
}

function writeApp(dir, slug, name, actions) {
  mkdirSync(dir, { recursive: true });
  const facts = { name, homepage: `https://${slug}.com/`, summary: `Keeps what ${name} keeps.` };
  writeFileSync(join(dir, 'app.md'), `---\n${JSON.stringify(facts)}\n---\n`);
  const snapshot = {
    origin: 'membrane',
    actions: actions.map(({ name: action, description, input }) => ({
      key: action,
      name: action,
      description,
      input,
    })),
  };
  writeFileSync(join(dir, 'membrane.json'), JSON.stringify(snapshot));
}

/** Descriptions of actions and fields. */
function* textsIn(value) {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value))
    if (typeof each === 'string' && TEXTS.test(key)) yield each;
    else yield* textsIn(each);
}
