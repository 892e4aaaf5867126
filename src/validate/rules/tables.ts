import type { Rule, Verdict } from '../rule.ts';

export const tables: Rule = {
  name: 'page/tables',
  level: 'error',
  about: 'Every row of a table has as many cells as its head.',
  ofApp: ({ documents }) =>
    documents.flatMap(({ file, outline }) => {
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
    }),
};
