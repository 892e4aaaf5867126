import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { EXIT } from '../../src/errors.ts';
import { FORMATS, type Format } from '../../src/report/report.ts';
import { checkFormat, printReport, formatSummaryBlock, type Reporter } from '../../src/report/reporter.ts';

const REPORTER: Reporter = {
  json: () => ({ command: 'x', ok: true }),
  text: (paint, quiet) => (quiet ? '' : `${paint('red', 'text')}\n`),
  github: async (quiet) => `::notice::it ##[error] is\n${quiet ? 'quiet' : 'loud'}\n`,
  summary: () => '### x\n',
  sarif: ({ version, exitCode }) => `{"version":"${version}","exitCode":${exitCode}}\n`,
};

/** What is printed in a format, and what the step summary has then. */
async function print(format: Format, quiet = false, reporter = REPORTER): Promise<readonly string[]> {
  const dir = mkdtempSync(join(tmpdir(), 'skillpress-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const file = join(dir, 'summary.md');
  const printed: string[] = [];
  const env = { GITHUB_STEP_SUMMARY: file };
  const printer = {
    stdout: (text: string) => printed.push(text),
    env,
    colour: true,
    version: '1.2.3',
    cwd: dir,
  };
  await printReport(reporter, printer, { format, quiet }, 3);
  try {
    return [...printed, `summary: ${readFileSync(file, 'utf8')}`];
  } catch {
    return printed;
  }
}

test('each format is one document; only a workflow gets a summary, and no command of a runner from outside', async () => {
  expect(await print('json')).toEqual(['{\n  "command": "x",\n  "ok": true,\n  "exitCode": 3\n}\n']);
  expect(await print('sarif')).toEqual(['{"version":"1.2.3","exitCode":3}\n']);
  expect(await print('text')).toEqual(['\u001B[31mtext\u001B[0m\n']);
  expect(await print('text', true)).toEqual([]);
  expect(await print('github', true)).toEqual(['::notice::it ## [error] is\nquiet\n', 'summary: ### x\n']);
  const { summary: _, ...bare } = REPORTER;
  expect(await print('github', false, bare)).toEqual(['::notice::it ## [error] is\nloud\n']);
});

test('a command that has no SARIF says so in one way, before it does anything', () => {
  for (const format of FORMATS.filter((each) => each !== 'sarif'))
    expect(() => checkFormat('doctor', { format })).not.toThrow();
  expect(() => checkFormat('doctor', { format: 'sarif' })).toThrow(
    expect.objectContaining({
      message: 'doctor has no SARIF: what it tells is not about lines of files',
      hint: 'Use --format json.',
      exitCode: EXIT.usage,
    }),
  );
});

test('nothing in a text ends the block of a summary that it stands in', () => {
  expect(formatSummaryBlock('x', 'a\n````\n# b')).toBe('### x\n\n````text\na\n\n# b\n````\n\n');
});
