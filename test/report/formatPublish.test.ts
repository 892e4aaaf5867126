import { expect, test } from 'vitest';
import { formatPublish } from '../../src/report/formatPublish.ts';
import type { PublishReport, VersionLine } from '../../src/report/publishReport.ts';
import { NO_COLOUR } from '../../src/report/terminal.ts';

const APP: VersionLine = {
  app: 'acme',
  version: '1.0.0',
  action: 'new',
  result: null,
  day: null,
  keptBy: null,
  reason: null,
  hint: null,
};

const line = (app: string, reason: string, action: 'refused' | 'unknown'): VersionLine => ({
  ...APP,
  app,
  action,
  reason,
  hint: `Run \`skillpress release ${app}\`.`,
});

const REPORT: PublishReport = {
  ok: false,
  dryRun: false,
  asked: true,
  registry: { name: 'clawhub', id: 'clawhub.ai@me' },
  caps: null,
  versions: [],
  stopped: null,
  resumeAt: null,
  orphans: [],
  findings: [],
  durationMs: 0,
};

test.each([
  [15, '  … 1 more day, the last one 2026-01-15'],
  [16, '  … 2 more days, the last one 2026-01-16'],
])('of a calendar of %i days those behind the first 14 are counted', (count, line) => {
  const versions = Array.from({ length: count }, (_, at) => ({
    ...APP,
    day: `2026-01-${String(at + 1).padStart(2, '0')}`,
  }));
  expect(formatPublish({ ...REPORT, dryRun: true, versions }, NO_COLOUR).split('\n')).toContain(line);
});

test('many apps with one problem do not hide the one with another', () => {
  const many = Array.from({ length: 3_000 }, (_, at) => line(`app-${at}`, 'it changed', 'refused'));
  const report: PublishReport = {
    ...REPORT,
    versions: [
      ...many,
      line('other', 'somebody has that name', 'refused'),
      line('last', 'it changed', 'unknown'),
    ],
  };
  expect(formatPublish(report, NO_COLOUR).split('\n')).toEqual([
    'Publish to clawhub.ai@me: refused 3001 · unknown 1',
    ...['app-0', 'app-1', 'app-2'].flatMap((app) => [
      `${app} 1.0.0: refused: it changed`,
      `  Run \`skillpress release ${app}\`.`,
    ]),
    '2,997 more for the same reason: app-3, app-4, app-5, app-6, app-7, app-8 and 2,991 more',
    'other 1.0.0: refused: somebody has that name',
    '  Run `skillpress release other`.',
    'last 1.0.0: unknown: it changed',
    '  Run `skillpress release last`.',
    'nothing was sent · 0.00 s',
    '',
  ]);
});
