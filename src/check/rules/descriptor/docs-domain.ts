import { isOwnPlace } from '../../owner.ts';
import type { Rule } from '../../../model/rule.ts';

export const docsDomain: Rule = {
  name: 'descriptor/docs-domain',
  level: 'error',
  about:
    'The API documentation of an app is on its own registrable domain, on a host that is called as the app, its slug or its homepage, or below one of a maker that the summary or the name tells; anything else is an exception with a reason.',
  why: 'Of the published links to documentation 656 left the app’s domain, and about two in five of those led to another product of a similar name. An agent then writes requests for the wrong API. What counts as one domain is decided by the Public Suffix List, private suffixes included: every customer of github.io, readme.io or gitbook.io is an owner of their own.',
  bad: { descriptor: 'docs: https://developers.parcelly.example/acm/reference' },
  good: { descriptor: 'docs: https://acme-orders.readme.io/reference' },
  excusable: true,
  ofApp: ({ app: { slug }, descriptor: { name, homepage, docs, aliases, summary } }) =>
    docs === null || isOwnPlace(docs, { homepage, summary, names: [name, ...aliases, slug] })
      ? []
      : [
          {
            message: `docs are at ${hostOf(docs)}, which neither belongs to ${hostOf(homepage)} nor names ${name}`,
            hint: 'Link the app’s own API documentation or remove "docs"; if these are its own all the same, say why under "except".',
            place: { at: ['docs'] },
          },
        ],
};

function hostOf(url: string): string {
  return new URL(url).hostname;
}
