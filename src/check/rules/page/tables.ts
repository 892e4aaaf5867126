import { keepFaultsOnce } from '../../documents.ts';
import type { Document, Rule, Verdict } from '../../../model/rule.ts';

export const tables: Rule = {
  name: 'page/tables',
  level: 'error',
  about: 'Every row of a table has as many cells as its head.',
  why: 'A row with a cell too many shifts what stands behind it under the wrong heading, or drops it: an agent then reads a type as a meaning.',
  bad: { page: '# Acme Orders\n\n| Field | Type |\n| --- | --- |\n| `a|b` | string |\n' },
  good: { page: '# Acme Orders\n\n| Field | Type |\n| --- | --- |\n| `a\\|b` | string |\n' },
  excusable: false,
  ofFiles: ({ documents }) => keepFaultsOnce(documents.flatMap(verdictsOn)),
};

function verdictsOn({ file, outline }: Document): Verdict[] {
  let expected = 0;
  return outline.rows.flatMap(({ line, cells, head }): Verdict[] => {
    if (head) expected = cells;
    return cells === expected
      ? []
      : [
          {
            message: `The row has ${cells} cells, its table ${expected}`,
            hint: 'Put values through {{cell …}} or {{code …}} in the template.',
            place: { file: file.path, line },
          },
        ];
  });
}
