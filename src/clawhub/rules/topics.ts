import { findTopicProblem } from '../facts/topics.ts';
import type { Rule } from '../../model/rule.ts';

export const clawhubTopics: Rule = {
  name: 'marketplace/topics',
  level: 'warning',
  about: 'ClawHub takes each keyword of an app as a topic.',
  why: 'The first five keywords are sent as topics. One that ClawHub reserves for itself, or one without a letter, would have the whole skill refused (openclaw/clawhub packages/schema/src/catalogMetadata.ts), so it is left out and the app has a topic less.',
  bad: { descriptor: 'keywords: [community, stock]' },
  good: { descriptor: 'keywords: [community forum, stock]' },
  excusable: true,
  ofApp: ({ app }) =>
    app.keywords.flatMap((keyword, at) => {
      const problem = findTopicProblem(keyword);
      return problem === null
        ? []
        : [
            {
              message: `The keyword "${keyword}" cannot be a topic at ClawHub: it ${problem}`,
              hint: 'Say what users look for in other words, such as "community forum" for "community".',
              place: { at: ['keywords', at] },
            },
          ];
    }),
};
