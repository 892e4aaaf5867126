import { expect, test } from 'vitest';
import { readHistory } from '../../src/publish/history.ts';
import type { JournalLine } from '../../src/publish/journal.ts';
import { planPublish } from '../../src/publish/plan.ts';
import { compareStanding } from '../../src/publish/compareStanding.ts';
import type { Standing } from '../../src/publish/registry.ts';
import { compareVersions } from '../../src/text/version.ts';
import { candidate, planParts } from './support.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');

test.each<[string, Standing, string]>([
  ['no such skill', { kind: 'absent' }, 'new'],
  ['our bytes as the latest', { kind: 'present', latest: '1.2.0', match: '1.2.0' }, 'there 1.2.0'],
  [
    'our bytes as the latest under another number',
    { kind: 'present', latest: '1.9.0', match: '1.9.0' },
    'there 1.9.0',
  ],
  ['our version below the latest', { kind: 'present', latest: '2.0.0', match: '1.2.0' }, 'there 1.2.0'],
  ['our version above the latest', { kind: 'present', latest: '1.1.0', match: '1.2.0' }, 'pending 1.2.0'],
  ['a first version that waits', { kind: 'present', latest: null, match: '1.2.0' }, 'pending 1.2.0'],
  [
    'a first version of another number that waits',
    { kind: 'present', latest: null, match: '1.0.0' },
    'pending 1.0.0',
  ],
  ['an older version', { kind: 'present', latest: '1.1.9', match: null }, 'changed from 1.1.9'],
  [
    'an older version that was like ours',
    { kind: 'present', latest: '1.1.0', match: '1.0.0' },
    'changed from 1.1.0',
  ],
  [
    'a first version of other bytes that waits',
    { kind: 'present', latest: null, match: null },
    'changed from null',
  ],
  ['our number with other bytes', { kind: 'present', latest: '1.2.0', match: null }, 'conflict'],
  ['a higher number with other bytes', { kind: 'present', latest: '1.10.0', match: null }, 'conflict'],
  ['no answer', { kind: 'unknown', message: 'timeout' }, 'unknown'],
])('a registry that has %s', (_, standing, expected) => {
  const place = compareStanding(candidate('ledgerly', { version: '1.2.0' }), standing);
  const more =
    'version' in place ? ` ${place.version}` : place.kind === 'changed' ? ` from ${place.latest}` : '';
  expect(place.kind + more).toBe(expected);
});

test.each([
  ['1.2.0', '1.10.0', -1],
  ['2.0.0', '10.0.0', -1],
  ['1.0.0', '1.0.0', 0],
  ['1.0.0', '1.0.0-rc.1', 1],
  ['1.0.0-rc.2', '1.0.0-rc.10', -1],
  ['1.0.0-1', '1.0.0-rc', -1],
  ['1.0.0-rc', '1.0.0-rc.1', -1],
  ['nonsense', '0.0.1', -1],
])('versions: %s and %s', (a, b, expected) => {
  expect(Math.sign(compareVersions(a, b))).toBe(expected);
  expect(Math.sign(compareVersions(b, a))).toBe(0 - expected);
});

test('updates go first and today; new ones by use, the unknown last', () => {
  const all = [
    candidate('rarely', { usage: 2 }),
    candidate('changed', { version: '1.1.0' }),
    candidate('unknown'),
    candidate('often', { usage: 90 }),
  ];
  const standings = new Map<string, Standing>(all.map(({ slug }) => [slug, { kind: 'absent' }]));
  standings.set('changed', { kind: 'present', latest: '1.0.0', match: null });
  const { queue } = planPublish(planParts(all, standings));
  expect(queue.map(({ candidate: { slug }, kind, at }) => [slug, kind, at])).toEqual([
    ['changed', 'changed', NOW],
    ['often', 'new', NOW],
    ['rarely', 'new', NOW],
    ['unknown', 'new', NOW],
  ]);
});

const app = candidate('ledgerly');
const { slug, version, fingerprint, shape } = app;
const intent = (at: number): JournalLine => ({
  kind: 'intent',
  slug,
  version,
  fingerprint,
  shape,
  isNew: true,
  at,
});
const outcome = (at: number, over: object): JournalLine =>
  ({ kind: 'outcome', slug, version, fingerprint, at, ...over }) as JournalLine;
const HOUR = 3_600_000;

test.each<[string, JournalLine[], string]>([
  [
    'refused for its content',
    [
      intent(NOW - 90 * HOUR),
      outcome(NOW - 90 * HOUR, { result: 'refused', lasting: true, message: 'too thin' }),
    ],
    'the registry refused these files on 2026-11-16: too thin',
  ],
  [
    'refused in unknown words today',
    [intent(NOW - HOUR), outcome(NOW - HOUR, { result: 'refused', lasting: false, message: 'Gone fishing' })],
    'the registry refused these files on 2026-11-20: Gone fishing',
  ],
  [
    'taken and withdrawn',
    [intent(NOW - 90 * HOUR), outcome(NOW - 90 * HOUR, { result: 'pending' })],
    'the registry took 1.0.0 on 2026-11-16 and has it no more, so it was withdrawn or did not pass its review',
  ],
])('the same bytes are not sent again when they were %s', (_, lines, message) => {
  const parts = { ...planParts([app]), history: readHistory(lines, NOW) };
  expect(planPublish(parts).refused.map((each) => each.message)).toEqual([message]);
  const mended = candidate('ledgerly', { version: '1.0.1' });
  expect(planPublish({ ...parts, candidates: [mended] }).queue).toHaveLength(1);
});

test('what was refused in unknown words is tried again the next day', () => {
  const lines = [intent(NOW - 25 * HOUR), outcome(NOW - 25 * HOUR, { result: 'refused', lasting: false })];
  expect(planPublish({ ...planParts([app]), history: readHistory(lines, NOW) }).queue).toHaveLength(1);
});

test.each([
  ['spam', 'new', 'hold'],
  ['cap', 'new', 'hold'],
  ['rate', 'new', 'hold'],
  ['spam', 'changed', null],
  ['rate', 'changed', 'hold'],
  ['unauthorised', 'new', null],
])('after a stop for %s, what is %s waits: %s', (reason, kind, limit) => {
  const resumeAt = reason === 'unauthorised' ? null : NOW + 5 * HOUR;
  const history = readHistory([{ kind: 'stop', reason, resumeAt, message: '', at: NOW - HOUR }], NOW);
  const standings = new Map<string, Standing>([
    [slug, kind === 'new' ? { kind: 'absent' } : { kind: 'present', latest: '0.9.0', match: null }],
  ]);
  const [due] = planPublish({ ...planParts([app], standings), history }).queue;
  expect(due?.limit).toBe(limit);
  expect((due?.at ?? 0) >= (limit === null ? NOW : NOW + 5 * HOUR)).toBe(true);
});
