import { clawhubCategories } from '../facts/categories.ts';
import type { Rule, Verdict } from '../../model/rule.ts';

export const clawhubCategory: Rule = {
  name: 'marketplace/category',
  level: 'warning',
  about: 'An app is in one to three categories of ClawHub.',
  why: 'A skill without a category is shown under "Other", where nobody looks; with a fourth one the whole skill is refused, so only three are sent (openclaw/clawhub packages/schema/src/catalogMetadata.ts). Which category is which, catalog.yaml says.',
  bad: { descriptor: 'categories: []' },
  good: { descriptor: 'categories: [payments, development]' },
  excusable: true,
  ofApp: ({ app, descriptor, config }) => {
    const { sent, left } = clawhubCategories(app, config);
    const place: Verdict['place'] = { at: ['categories'] };
    // What `new` writes is to be filled in yet.
    if (sent.length === 0 && descriptor.draft) return [];
    if (sent.length === 0)
      return [
        {
          message: 'The app would be in the category "other" at ClawHub',
          hint: `Name one to three categories of catalog.yaml: ${[...config.categories.keys()].join(', ')}.`,
          place,
        },
      ];
    return left.length === 0
      ? []
      : [
          {
            message: `ClawHub takes three categories: ${sent.join(', ')} would be sent, ${left.join(', ')} left out`,
            hint: 'Put the best three first and remove the others.',
            place,
          },
        ];
  },
};
