import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { scenario, tempDir } from '../support/catalogs.ts';
import { skillpressProcess } from '../support/cli.ts';

const offered = async (dir: string, ...words: string[]): Promise<string[]> => {
  const { code, stdout } = await skillpressProcess(dir, ['complete', '--', ...words]);
  expect(code).toBe(0);
  const lines = stdout.split('\n').filter((line) => line !== '' && !line.startsWith(':'));
  return lines.map((line) => line.split('\t')[0] ?? '');
};

test('completes commands, flags, their choices, apps, rules and categories', async () => {
  const dir = scenario('basic');
  expect(await offered(dir, 'che')).toEqual(['check']);
  expect(await offered(dir, 'build', '--froz')).toEqual(['--frozen']);
  expect(await offered(dir, 'check', '--format', 'sa')).toEqual(['sarif']);
  expect(await offered(dir, 'show', 'ledg')).toEqual(['ledgerly']);
  expect(await offered(dir, 'explain', 'quality/trig')).toEqual(['quality/trigger']);
  expect(await offered(dir, 'list', '--category', 'cr')).toEqual(['crm']);
  expect(await offered(tempDir(), 'build', '')).toEqual([]);
});

test('bash takes its script', async () => {
  const { stdout } = await skillpressProcess(tempDir(), ['completion', 'bash']);
  expect(spawnSync('bash', ['-n'], { input: stdout }).status).toBe(0);
  expect(stdout).toContain('skillpress');
});
