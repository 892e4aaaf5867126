import type { Rule } from '../../../model/rule.ts';

export const https: Rule = {
  name: 'descriptor/https',
  level: 'warning',
  about: 'The web addresses of an app are https.',
  why: 'A page tells an agent to open these addresses; without encryption anybody on the way may answer. Sixteen published apps had such a homepage, and nearly all of the sites answer at https as well.',
  bad: { descriptor: 'docs: http://docs.acme.example/api' },
  good: { descriptor: 'docs: https://docs.acme.example/api' },
  excusable: true,
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
