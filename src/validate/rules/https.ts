import type { Rule } from '../rule.ts';

export const https: Rule = {
  name: 'descriptor/https',
  level: 'warning',
  about: 'The web addresses of an app are https.',
  ofApp: ({ descriptor }) =>
    (['homepage', 'docs', 'icon'] as const).flatMap((key) =>
      descriptor[key]?.startsWith('http://')
        ? [
            {
              message: `${key} is not https: ${descriptor[key]}`,
              hint: 'Write https:// if the site answers there.',
              place: { at: [key] },
            },
          ]
        : [],
    ),
};
