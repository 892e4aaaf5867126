import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseConfig } from '../../src/read/settings.ts';
import { ROOT, tempDir } from '../support/catalogs.ts';

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

test.skipIf(!hasSystemd)('the systemd unit is one that systemd takes', () => {
  const unit = join(tempDir(), 'skillpress.service');
  cpSync(join(ROOT, 'docs/serve/skillpress.service'), unit);
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

test('the settings that the documentation shows are valid', () => {
  const docs = readFileSync(join(ROOT, 'docs/serve.md'), 'utf8');
  const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(docs) ?? [];
  const file = join(tempDir(), 'catalog.yaml');
  writeFileSync(file, `${readFileSync(join(ROOT, 'catalog.yaml'), 'utf8')}\n${yaml}`);
  expect(parseConfig('catalog.yaml', readFileSync(file, 'utf8')).serve).toEqual({
    users: 'secondme',
    hosts: ['mcp.example.com'],
    callsPerMinute: 120,
  });
});
