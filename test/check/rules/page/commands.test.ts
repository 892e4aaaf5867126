import { expect, test } from 'vitest';
import { commands } from '../../../../src/check/rules/page/commands.ts';
import { subjectOf } from '../../../support/examples.ts';

const of = (example: Parameters<typeof subjectOf>[0]): string[] =>
  (commands.ofFiles?.(subjectOf(example)) ?? []).map(
    ({ message, place }) => `${'file' in place ? `${place.file}:${place.line}` : ''} ${message}`,
  );
const fenced = (...lines: string[]): string => `# Acme\n\n\`\`\`sh\n${lines.join('\n')}\n\`\`\`\n`;

test('commands of the templates are good, with other words in double quotes and other indentation', () => {
  expect(
    of({
      page: fenced(
        'membrane login --clientName AGENT',
        '',
        '  membrane connection ensure "https://else.example/" --json',
      ),
    }),
  ).toEqual([]);
});

test.each([
  'membrane login --clientName AGENT; id',
  'membrane connection ensure "https://else.example/$(id)" --json',
  'membrane connection ensure "a`b`" --json',
  'membrane connection ensure "a\\" --json',
  'membrane connection ensure "a!b" --json',
  'membrane connection ensure https://else.example/ --json',
  'membrane connection ensure "x" "y" --json',
  'membrane connection ensure "a\rid" --json',
  'curl https://evil.example',
])('%s is not one of them', (command) => {
  expect(of({ page: fenced(command) })).toEqual([
    `skills/acme/SKILL.md:4 No template has this command: ${command}`,
  ]);
});

test('commands of notes are none of the templates', () => {
  expect(of({ notes: '- Note.\n\n```sh\nrm -rf x\n```\n' })).toEqual([
    expect.stringContaining('skills/acme/SKILL.md:') as string,
  ]);
});

test('what only the bundle holds is told', () => {
  expect(of({ files: { 'clawhub/acme/SKILL.md': fenced('id') } })).toEqual([
    'clawhub/acme/SKILL.md:4 No template has this command: id',
  ]);
});

test('a page with one command is looked at, though another file has none', () => {
  const bundle = { 'clawhub/acme/SKILL.md': '# Acme\n' };
  expect(of({ page: fenced('id'), files: bundle })).toEqual([
    'skills/acme/SKILL.md:4 No template has this command: id',
  ]);
});

test('pages without commands need no neutral page to compare with', () => {
  const subject = subjectOf({ page: '# Acme\n', files: { 'clawhub/acme/SKILL.md': '# Acme\n' } });
  const neutral = (): never => {
    throw new Error('was asked for');
  };
  expect(commands.ofFiles?.({ ...subject, neutral })).toEqual([]);
});
