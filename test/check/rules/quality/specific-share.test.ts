import { expect, test } from 'vitest';
import { specificShare } from '../../../../src/check/rules/quality/specific-share.ts';
import { snapshotOf, subject, type SubjectParts } from '../../../support/subject.ts';

/** A page of which the template gives the given lines, in a rendering of placeholders. */
const judge = (page: string, neutral: string, parts: SubjectParts = {}): string[] => {
  const file = { path: 'skills/sample/SKILL.md', text: neutral };
  const whole = { ...subject({ ...parts, page }), neutral: () => [file] };
  return (specificShare.ofApp?.(whole) ?? []).map(({ message }) => message);
};
const line = (letter: string, length: number): string => letter.repeat(length);
const shareOf = (own: number, actions = 0, parts: SubjectParts = {}): string[] =>
  judge(
    `---\nname: "a"\n---\n${line('t', 100 - own)}\n${line('o', own)}`,
    `---\nname: "b"\n---\n${line('t', 100 - own)}\nSample`,
    {
      snapshot: snapshotOf(...Array.from({ length: actions }, (_, at) => `Get Thing ${at}`)),
      ...parts,
    },
  );

test.each([
  [5, 0],
  [7, 1],
  [25, 10],
  [29, 12],
  [30, 13],
  [30, 20],
])('%i %% with %i actions are enough, one less is not', (share, actions) => {
  expect(shareOf(share, actions)).toEqual([]);
  expect(shareOf(share - 1, actions)).toEqual([
    `${share - 1} % of the page is about the app, expected at least ${share} %`,
  ]);
});

test('a share is rounded down', () => {
  expect(judge(`${line('t', 9504)}\n${line('o', 496)}`, line('t', 9504))).toHaveLength(1);
  expect(judge(`${line('t', 9500)}\n${line('o', 500)}`, line('t', 9500))).toEqual([]);
});

test('a line that differs by the name only is the template’s', () => {
  const [start, end] = ['Call the ', ' API; Membrane adds base URL and credentials:'];
  expect(judge(`${start}Acme${end}`, `${start}Sample${end}`)).toHaveLength(1);
  expect(judge(`${start}Acme${end} no`, `${start}Sample${end}`)).toEqual([]);
  expect(judge(`no ${start}Acme${end}`, `${start}Sample${end}`)).toEqual([]);
  expect(
    judge('connect "https://acme.example/" --json now', 'connect "https://example.com/" --json now'),
  ).toHaveLength(1);
  expect(judge('- `get-it`: Gets it.', '- `Sample`: Sample.')).toEqual([]);
  expect(judge('Sample', 'Sample')).toEqual([]);
});

test('a line with less of its own than twenty characters is what its slots hold', () => {
  expect(judge('12345678901234567890 Acme', '12345678901234567890 Sample')).toHaveLength(1);
  expect(judge('1234567890123456789Acme', '1234567890123456789Sample')).toEqual([]);
  expect(judge('12345678901234567890Acme', '12345678901234567890Sample')).toHaveLength(1);
});

test('notes are the app’s own, though they stand in both', () => {
  expect(judge('- A note.', '- A note.')).toHaveLength(1);
  expect(judge('- A note.', '- A note.', { descriptor: { notes: 'x\n- A note.' } })).toEqual([]);
});

test('front matter does not count', () => {
  expect(judge('---\nname: "a"\n---\nt', '---\nname: "b"\n---\nt')).toHaveLength(1);
});
