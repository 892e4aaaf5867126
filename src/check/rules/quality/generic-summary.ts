import { saysNothing } from '../../generic.ts';
import type { Rule } from '../../../model/rule.ts';

export const genericSummary: Rule = {
  name: 'quality/generic-summary',
  level: 'warning',
  about: 'The summary of an app says something that is not true of every app.',
  why: 'The summary is the first sentence of the page and of the listing. "A platform to manage data and automate workflows" has been written of banks, kennels and compilers.',
  bad: { descriptor: 'summary: Acme Orders is a powerful platform to manage data and automate workflows.' },
  good: { descriptor: 'summary: Acme Orders is a platform to manage stock and automate purchasing.' },
  excusable: true,
  ofApp: ({ app }) =>
    saysNothing(app.summary, app.name)
      ? [
          {
            message: 'The summary could be that of any app',
            hint: 'Say what the app is for, in the words of its field: "order management for wholesale traders".',
            place: { at: ['summary'] },
          },
        ]
      : [],
};
