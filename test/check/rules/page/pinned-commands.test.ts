import { expect, test } from 'vitest';
import { pinnedCommands } from '../../../../src/check/rules/page/pinned-commands.ts';
import { subjectOf } from '../../../support/examples.ts';
import { verdicts } from '../../../support/subject.ts';

test('commands are pinned', () => {
  const fenced = (command: string): string => `\`\`\`sh\n${command}\n\`\`\`\n`;
  expect(
    verdicts(pinnedCommands, {
      page: fenced('npm install -g @membranehq/cli@1.18.3') + fenced('membrane login'),
    }),
  ).toEqual([]);
  for (const command of [
    'npm install -g @membranehq/cli@latest',
    'npx @membranehq/cli login',
    'npm i -g @membranehq/cli',
  ]) {
    expect(verdicts(pinnedCommands, { page: fenced(command) })).toEqual([
      `SKILL.md:2 This command is not pinned: ${command}`,
    ]);
  }
});

test('what the front matter of a bundle installs is pinned', () => {
  const subject = subjectOf({});
  expect(pinnedCommands.ofFiles?.(subject)).toEqual([]);
  const metadata = {
    openclaw: { install: [{ package: '@membranehq/cli' }, { package: 'a@1.2.3' }, { package: 'b@latest' }] },
  };
  const forAgents = subject.bundle.map(({ file }) => ({ ...file, meant: { metadata } }));
  expect(pinnedCommands.ofFiles?.({ ...subject, forAgents }).map(({ message }) => message)).toEqual([
    'The front matter installs a package that is not pinned: @membranehq/cli',
    'The front matter installs a package that is not pinned: b@latest',
  ]);
});

test.each(['npm exec a', 'pnpm dlx a', 'yarn dlx a', 'bunx a', 'npm i a', 'a --tag @latest'])(
  '%s is not pinned',
  (command) => expect(verdicts(pinnedCommands, { page: `\`\`\`sh\n${command}\n\`\`\`\n` })).toHaveLength(1),
);
