import { join } from 'node:path';
import { faultsOf, measureFacts, readCatalogFacts } from '../factFigures.mjs';

/** What no imported app may have, and how faults of that kind begin. */
const ROWS = [
  ['imported apps with a guess in summary, notes or actions', 'guesses', 'guess'],
  ['imported apps with a verb among their entities', 'verbs', 'verb'],
  ["imported apps with a web site's menu among their entities", 'menus', 'menu'],
  ['imported apps with a note on an action that they lack', 'unknownActions', 'unknown action'],
];
/** More warnings of one rule would hide the others. */
const LARGEST_SHARE = 0.6;

/** A row for each bound on the catalog that an import of the published pages gives. */
export function importFigures({ catalog, built }) {
  const facts = readCatalogFacts(join(catalog, 'apps'));
  const counts = measureFacts(facts);
  const faults = facts.flatMap(faultsOf);
  const errors = built.findings.filter(({ level }) => level === 'error');
  return [
    {
      what: 'errors of the first build of an imported catalog',
      value: errors.length,
      most: 0,
      isMissed: errors.length > 0,
      examples: errors.map(({ app, rule, message }) => `${app}: ${rule}: ${message}`),
    },
    ...ROWS.map(([what, figure, kind]) => ({
      what,
      value: counts[figure],
      most: 0,
      isMissed: counts[figure] > 0,
      examples: faults.filter((fault) => fault.includes(`: ${kind}: `)),
    })),
    shareOfOneRule(built.findings),
  ];
}

/** How many of the warnings are of the rule that warns most. */
function shareOfOneRule(findings) {
  const counts = new Map();
  const warnings = findings.filter(({ level }) => level === 'warning');
  for (const { rule } of warnings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const value = Math.max(0, ...counts.values()) / Math.max(1, warnings.length);
  return {
    what: 'warnings of one rule among all of an imported catalog',
    value,
    most: LARGEST_SHARE,
    isMissed: value > LARGEST_SHARE,
  };
}
