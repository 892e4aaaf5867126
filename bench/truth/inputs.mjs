import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lint } from 'markdownlint/sync';

/** Whether references tell the inputs of actions, by a reading of the made files; and whether what is made is good Markdown. */

const LINT = { default: true, MD013: false };

/** @param {{ slug: string, name: string, actions: object[] }[]} toolkits */
export function inputFigures(toolkits, { file, emptyFolder }) {
  const own = buildInto(emptyFolder(), file);
  const root = emptyFolder();
  writeCatalog(root, toolkits, file);
  const made = buildInto(root, file, root);
  const told = toolkits.map((toolkit) => ({ toolkit, rows: readRows(join(made, 'skills', toolkit.slug)) }));
  const actions = told.flatMap(({ toolkit, rows }) =>
    toolkit.actions
      .filter(({ input }) => input !== undefined)
      .map(({ name, input }) => ({
        at: `${toolkit.slug} ${name}`,
        input,
        rows: rows?.get(name) ?? new Map(),
      })),
  );
  const find = (ofAction) =>
    actions.flatMap((action) => ofAction(action).map((what) => `${action.at}: ${what}`));
  const names = ({ input }) => Object.keys(input.properties ?? {});
  return [
    row(
      `toolkits of ${toolkits.length} that have no page`,
      told.filter(({ rows }) => rows === null).map(({ toolkit }) => toolkit.slug),
    ),
    row(
      `inputs of ${actions.length} actions that are not told`,
      find((action) => names(action).filter((name) => !action.rows.has(name))),
    ),
    row(
      'inputs that are told to be required and are not, or the other way',
      find(({ input, rows }) =>
        [...rows]
          .filter(([name, required]) => topLevel(name) && required !== (input.required ?? []).includes(name))
          .map(([name]) => name),
      ),
    ),
    row(
      'inputs told that the schema does not have',
      find((action) =>
        [...action.rows.keys()].filter((name) => topLevel(name) && !names(action).includes(name)),
      ),
    ),
    row('files of this catalog that markdownlint refuses', refused(own)),
    row('files of the toolkits that markdownlint refuses', refused(made)),
  ];
}

function topLevel(path) {
  return !/[.[]/.test(path);
}

function row(what, found) {
  return { what, value: found.length, most: 0, isMissed: found.length > 0, examples: found };
}

function buildInto(folder, file, cwd = file('.')) {
  const out = join(folder, 'dist');
  const { stderr } = spawnSync(
    process.execPath,
    [file('lib/cli.js'), 'build', '--frozen', '--quiet', '--out', out],
    {
      cwd,
      encoding: 'utf8',
    },
  );
  if (readdirSync(folder).length === 0) throw new Error(`nothing was built: ${stderr}`);
  return out;
}

/** A catalog of the toolkits, each with a descriptor that says no more than it must. */
function writeCatalog(root, toolkits, file) {
  cpSync(file('catalog.yaml'), join(root, 'catalog.yaml'));
  cpSync(file('templates'), join(root, 'templates'), { recursive: true });
  for (const { slug, name, actions } of toolkits) {
    const dir = join(root, 'apps', slug);
    const word = `${[...slug].toReversed().join('')} records`;
    const head = {
      name,
      homepage: `https://${slug}.com/`,
      summary: `${name} keeps ${word}.`,
      categories: ['productivity'],
      keywords: [word],
    };
    const answered = actions.map(({ name: action, description, input }, at) => ({
      id: `${slug}-${at}`,
      name: action,
      description,
      input,
    }));
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, 'app.md'), `---\n${JSON.stringify(head)}\n---\n`);
    writeFileSync(join(dir, 'membrane.json'), JSON.stringify({ origin: 'membrane', actions: answered }));
  }
}

/** By the name of an action, the fields of its table and whether each is required; `null` without a page. */
function readRows(folder) {
  const files = markdownIn(folder);
  if (files.length === 0) return null;
  const actions = new Map();
  for (const file of files.filter((path) => path.includes('references'))) {
    let rows = new Map();
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      const heading = /^## (.*?)(?: \((?:writes|deletes)\))?$/.exec(line)?.[1];
      if (heading !== undefined) actions.set(heading.replaceAll('\\', ''), (rows = new Map()));
      const cells = /^\| `(.+?)` \| .*? \| (yes|no) \| /.exec(line);
      if (cells) rows.set(cells[1], cells[2] === 'yes');
    }
  }
  return actions;
}

function markdownIn(folder) {
  try {
    return readdirSync(folder, { recursive: true })
      .filter((path) => path.endsWith('.md'))
      .map((path) => join(folder, path));
  } catch {
    return [];
  }
}

function refused(folder) {
  const found = lint({ files: markdownIn(folder), config: LINT });
  return Object.entries(found).flatMap(([path, errors]) =>
    errors
      .slice(0, 1)
      .map(({ lineNumber, ruleNames }) => `${path.slice(folder.length + 1)}:${lineNumber} ${ruleNames[0]}`),
  );
}
