import type { Rule } from '../../../model/rule.ts';

export const snapshotSubject: Rule = {
  name: 'snapshot/subject',
  level: 'error',
  about:
    'A snapshot was answered for the app in whose folder it lies: the host of its homepage is the one that `for` names.',
  why: 'Two snapshots that change places, in a merge or by hand, are well-formed, and each page would then offer the actions of the other app. A folder that was only renamed keeps its homepage, so its snapshot still fits.',
  bad: {
    descriptor: 'homepage: https://acme.example/',
    snapshot:
      '{ "origin": "membrane", "for": { "slug": "other", "homepage": "https://other.example/" }, "actions": [] }',
  },
  good: {
    descriptor: 'homepage: https://acme.example/',
    snapshot:
      '{ "origin": "membrane", "for": { "slug": "acme", "homepage": "https://acme.example/" }, "actions": [] }',
  },
  excusable: false,
  ofApp: ({ descriptor, snapshot }) => {
    const { for: subject } = snapshot;
    if (!subject || hostOf(subject.homepage) === hostOf(descriptor.homepage)) return [];
    return [
      {
        message: `The snapshot was answered for "${subject.slug}" at ${subject.homepage}, the descriptor's homepage is ${descriptor.homepage}`,
        hint: 'Put the snapshot of this app there, or build with MEMBRANE_TOKEN set; if the app only moved, correct "for".',
        place: { snapshot: ['for', 'homepage'] },
      },
    ];
  },
};

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url;
}
