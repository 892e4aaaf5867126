import { parseArgs } from 'node:util';
import { containmentFigures } from './truth/containment.mjs';
import { descriptionFigures } from './truth/descriptions.mjs';
import { importFigures } from './truth/imported.mjs';
import { inputFigures } from './truth/inputs.mjs';
import { markFigures } from './truth/marks.mjs';
import { rankingFigures } from './truth/ranking.mjs';
import { readRequests, requestFigures } from './truth/requests.mjs';
import { openSources } from './truth/sources.mjs';

const USAGE = `Usage: npm run truth-figures -- [section…] [--corpus DIR]

Measures what pages say against what is known, a line for each bound. Exit code 1 when one is missed.

  section         only these (default: all): SECTIONS
  --corpus DIR    where the toolkits of public APIs and the published pages lie, tools.jsonl.gz and legacy-skills.tar.gz
                  (default: ../shared/corpus)
`;

/**
 * By name, what is measured: from the sources to rows of {what, value, most or least, isMissed, examples}. A section is a file of
 * truth/ and a line here.
 */
const SECTIONS = {
  inputs: (from) => inputFigures(from.toolkits(), from),
  descriptions: (from) => descriptionFigures(from.descriptions(), from.importedDescriptions()),
  marks: (from) => markFigures(from.toolkits()),
  ranking: (from) => rankingFigures(from.toolkits()),
  containment: (from) =>
    containmentFigures(from.toolkits(), {
      repo: from.file('.'),
      cli: from.file('lib/cli.js'),
      dir: from.emptyFolder(),
    }),
  import: (from) => importFigures(from.imported()),
  requests: (from) => requestFigures(from.pages(), readRequests(from.file('bench/requests.yaml'))),
};
const EXAMPLES = 12;

process.exitCode = await main();

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { corpus: { type: 'string' }, help: { type: 'boolean' } },
  });
  const unknown = positionals.filter((name) => !Object.hasOwn(SECTIONS, name));
  if (values.help || unknown.length > 0) {
    console.log(USAGE.replace('SECTIONS', Object.keys(SECTIONS).join(', ')));
    return values.help ? 0 : 2;
  }
  const sources = await openSources(values.corpus);
  try {
    let missed = 0;
    for (const name of positionals.length > 0 ? positionals : Object.keys(SECTIONS))
      for (const row of await SECTIONS[name](sources)) {
        print(name, row);
        missed += row.isMissed ? 1 : 0;
      }
    return missed === 0 ? 0 : 1;
  } finally {
    sources.close();
  }
}

function print(section, { what, value, most, least, isMissed, examples = [] }) {
  const bound = most === undefined ? `at least ${written(least)}` : `at most ${written(most)}`;
  console.log(
    `${isMissed ? 'MISSED' : 'ok    '}  ${section.padEnd(11)} ${what}: ${written(value)} (${bound})`,
  );
  for (const example of examples.slice(0, EXAMPLES)) console.log(`          ${example}`);
}

/** Shares in percent, counts as they are. */
function written(value) {
  return Number.isInteger(value) ? String(value) : `${(value * 100).toFixed(1)} %`;
}
