import { formatCodePoint, findHidden } from '../../../text/characters.ts';
import type { OutputFile } from '../../../model/files.ts';
import { keepFaultsOnce } from '../../documents.ts';
import type { Rule, Verdict } from '../../../model/rule.ts';

export const characters: Rule = {
  name: 'containment/characters',
  level: 'error',
  about:
    'Made files have no control characters but line feeds, nothing invisible, nothing that turns the reading direction, no tags, no private use, no lone surrogates; their text is in Unicode normal form C.',
  why: 'Tags (U+E0000 to U+E007F) spell ASCII that only a model reads; bidirectional controls show a reviewer another text than the agent gets (CVE-2021-42574). Seven published pages had NUL bytes for their summary since the first commit, and make the reference validator crash.',
  bad: { page: '# Acme Orders\n\nOrders\u202E of traders.\n' },
  good: { page: '# Acme Orders\n\nOrders of traders.\n' },
  excusable: false,
  ofFiles: ({ files }) => keepFaultsOnce(files.flatMap(verdictsOn)),
};

function verdictsOn({ path, text }: OutputFile): Verdict[] {
  const hidden = findHidden(text);
  if (hidden === null && isNormal(text)) return [];
  const at = text.split('\n').findIndex((line) => findHidden(line) !== null || !isNormal(line));
  const what =
    hidden === null
      ? 'text that is not in Unicode normal form C'
      : `the character ${formatCodePoint(hidden)}`;
  return [
    {
      message: `The file holds ${what}`,
      hint: 'Remove it from the descriptor, or from the template; what comes from Membrane loses such characters on its way.',
      place: { file: path, line: at + 1 },
    },
  ];
}

/** Below U+0300 everything is. */
function isNormal(text: string): boolean {
  return !/[\u0300-\uFFFF]/.test(text) || text === text.normalize('NFC');
}
