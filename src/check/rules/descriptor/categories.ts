import { findNearest } from '../../../errors.ts';
import type { Rule } from '../../../model/rule.ts';

export const categories: Rule = {
  name: 'descriptor/categories',
  level: 'error',
  about: 'Every category of an app is listed in catalog.yaml.',
  why: 'Each category has its counterpart at every marketplace; one that catalog.yaml does not know would be lost on the way there.',
  bad: { descriptor: 'categories: [shops]' },
  good: { descriptor: 'categories: [e-commerce]' },
  excusable: false,
  ofApp: ({ descriptor, config }) =>
    descriptor.categories.flatMap((key, at) =>
      config.categories.has(key)
        ? []
        : [
            {
              message: `Unknown category "${key}"`,
              hint: wordHint(key, [...config.categories.keys()]),
              place: { at: ['categories', at] },
            },
          ],
    ),
};

function wordHint(key: string, known: readonly string[]): string {
  const near = findNearest(key, known);
  const all = `Take one of ${known.join(', ')}, or add it to catalog.yaml.`;
  return near === undefined ? all : `Did you mean "${near}"? ${all}`;
}
