import { expect, test } from 'vitest';
import type { Snapshot } from '../../../../src/model/snapshot.ts';
import { snapshotSubject } from '../../../../src/check/rules/snapshot/subject.ts';
import { verdicts } from '../../../support/subject.ts';

const answeredFor = (slug: string, homepage: string): Snapshot => ({
  origin: 'membrane',
  for: { slug, homepage },
  actions: [],
});

const verdictsOf = (snapshot: Snapshot): readonly string[] =>
  verdicts(snapshotSubject, { snapshot, descriptor: { homepage: 'https://sample.example/' } });

test.each([
  ['of this app', answeredFor('sample', 'https://sample.example/')],
  ['of the folder before it was renamed', answeredFor('old-name', 'https://sample.example/')],
  ['of another page of the host', answeredFor('sample', 'http://www.sample.example/start')],
  ['that names no app', { origin: 'membrane', actions: [] } as const],
])('a snapshot %s is taken', (_, snapshot) => {
  expect(verdictsOf(snapshot)).toEqual([]);
});

test.each([
  ['other', 'https://other.example/'],
  ['sample', 'https://other.example/'],
  ['other', 'https://sample.example.evil.example/'],
  ['other', 'no address'],
])('a snapshot of "%s" at %s is refused', (slug, homepage) => {
  expect(verdictsOf(answeredFor(slug, homepage))).toEqual([
    `snapshot for.homepage The snapshot was answered for "${slug}" at ${homepage}, the descriptor's homepage is https://sample.example/`,
  ]);
});
