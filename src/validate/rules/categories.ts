import type { Rule } from '../rule.ts';

export const categories: Rule = {
  name: 'descriptor/categories',
  level: 'error',
  about: 'Every category of an app is listed in catalog.yaml.',
  ofApp: ({ descriptor, config }) =>
    descriptor.categories.flatMap((key, at) =>
      config.categories.has(key)
        ? []
        : [
            {
              message: `Unknown category "${key}"`,
              hint: `Take one of ${[...config.categories.keys()].join(', ')}, or add it to catalog.yaml.`,
              place: { at: ['categories', at] },
            },
          ],
    ),
};
