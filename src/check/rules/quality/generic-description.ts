import { cutText } from '../../../text/cutText.ts';
import { saysNothing } from '../../generic.ts';
import type { Rule } from '../../../model/rule.ts';

export const genericDescription: Rule = {
  name: 'quality/generic-description',
  level: 'error',
  about: 'The description of a page says something that is not true of every app.',
  why: 'Of the published descriptions 1,912 said that one could manage data and records and automate workflows. Such a sentence costs an agent tokens and tells it nothing.',
  bad: { descriptor: 'description: "Acme Orders: manage data, records and automate workflows."' },
  good: { descriptor: 'description: "Acme Orders: manage stock, suppliers and automate purchasing."' },
  excusable: true,
  ofApp: ({ app, descriptor }) => {
    return saysNothing(app.trigger, app.name)
      ? [
          {
            message: `The description could be that of any app: "${cutText(app.trigger, 100)}"`,
            hint: 'Name what the app keeps and what its users talk about: "entities" and "keywords" go into the description.',
            place: { at: [descriptor.description === null ? 'summary' : 'description'] },
          },
        ]
      : [];
  },
};
