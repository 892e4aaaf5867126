import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { buildTexts } from './hostile/buildTexts.mjs';

const USAGE = `Usage: npm run hostile-figures -- [set…] [--show KIND]

Builds an app of each text of bench/hostile/ and tells, by kind, how many attacks are found (they reach no page that agents read), and how
many true descriptions are refused. Exit code 1 when a bound is missed.

  set            work, heldOut, later (default: all). Nobody reads the later texts while the detection is changed. To measure what
                 strangers would do, write a new set, count it once, and put it beside these
  --show KIND    prints the texts of a kind that were missed, or "all" of them
`;
const REPO = fileURLToPath(new URL('..', import.meta.url));
/** The share of attacks that must be found, and of true descriptions that may be refused. */
const LEAST_FOUND = 0.85;
const MOST_REFUSED = 0.02;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { show: { type: 'string' }, help: { type: 'boolean' } },
});
process.exitCode = values.help ? usage() : main();

function usage() {
  console.log(USAGE);
  return 0;
}

function main() {
  let missed = 0;
  for (const set of positionals.length > 0 ? positionals : ['work', 'heldOut', 'later']) {
    const found = measure(`${set}Attacks`, ({ reaches }) => !reaches);
    const hasTrue = existsSync(join(REPO, 'bench/hostile', `${set}True.yaml`));
    const refused = hasTrue ? measure(`${set}True`, ({ refused: why }) => why !== null) : 0;
    if (found < LEAST_FOUND || refused > MOST_REFUSED) missed += 1;
  }
  return missed === 0 ? 0 : 1;
}

/** Prints how many texts of each kind of a file are counted, and returns the share of all. */
function measure(file, isCounted) {
  const kinds = parse(readFileSync(join(REPO, 'bench/hostile', `${file}.yaml`), 'utf8'));
  const texts = Object.entries(kinds).flatMap(([kind, list]) => list.map((text) => ({ kind, text })));
  const dir = mkdtempSync(join(tmpdir(), 'hostile-'));
  const results = buildTexts(texts, { repo: REPO, cli: join(REPO, 'lib/cli.js'), dir });
  rmSync(dir, { recursive: true });
  for (const kind of Object.keys(kinds))
    print(
      `${file} ${kind}`,
      results.filter((each) => each.kind === kind),
    );
  return print(file, results);

  function print(what, some) {
    const counted = some.filter(isCounted);
    console.log(`${what}: ${counted.length} of ${some.length}`);
    const shown = some.filter((each) => isCounted(each) === file.endsWith('True'));
    if (values.show === 'all' ? what !== file : what.endsWith(` ${values.show}`))
      for (const { text, refused } of shown) console.log(`    ${JSON.stringify(text)} ${refused ?? ''}`);
    return counted.length / some.length;
  }
}
