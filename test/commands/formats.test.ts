import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogWith, descriptor } from '../support/catalogs.ts';
import { skillpress } from '../support/cli.ts';

const untidy = descriptor({ name: 'Acme' }).replace('\nhomepage', '  \nhomepage');

const COMMANDS: [string[], object][] = [
  [['new', 'birch'], { command: 'new', files: ['apps/birch/app.md'] }],
  [['fmt'], { command: 'fmt', files: ['apps/acme/app.md'], unread: [] }],
  [['rename', 'acme', 'acme-crm'], { command: 'rename', changes: ['apps/acme -> apps/acme-crm'] }],
  [['remove', 'acme'], { command: 'remove', changes: ['apps/acme removed'] }],
  [['templates', 'eject', 'page.hbs'], { command: 'templates eject', files: ['own/page.hbs'] }],
];

test.each(COMMANDS)('%j prints one JSON document of what it changed', async (args, facts) => {
  const dir = catalogWith({ 'apps/acme/app.md': untidy });
  const { code, stdout } = await skillpress(dir, [...args, '--templates', 'own', '--format', 'json']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({ ...facts, ok: true, exitCode: 0 });
});

test.each([['check'], ['explain', 'acme'], ['show', 'acme']])(
  'findings have every field in the JSON of %s, `null` where they have none',
  async (...args) => {
    const dir = catalogWith({ 'apps/acme/app.md': descriptor({ name: 'Acme' }), 'apps/acme/icon.jpg': '' });
    const { stdout } = await skillpress(dir, [...args, '--format', 'json']);
    const { findings } = JSON.parse(stdout) as { findings: object[] };
    expect(findings.length).toBeGreaterThan(0);
    for (const finding of findings)
      expect(Object.keys(finding)).toEqual([
        'level',
        'rule',
        'app',
        'file',
        'line',
        'column',
        'message',
        'hint',
      ]);
  },
);

test('templates prints where each comes from, as JSON, too', async () => {
  const { stdout } = await skillpress(catalogWith({}), ['templates', '--format', 'json']);
  const { templates } = JSON.parse(stdout) as { templates: object[] };
  const origin = 'templates/page.hbs, the same as the built-in one';
  expect(templates).toContainEqual({ path: 'page.hbs', origin });
});

test('what is not about lines of files has no SARIF, and does nothing', async () => {
  const dir = catalogWith({ 'apps/acme/app.md': untidy });
  const runs = [...COMMANDS.map(([args]) => args), ['templates']];
  for (const args of runs) {
    const { code, stderr } = await skillpress(dir, [...args, '--format', 'sarif']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('has no SARIF')]);
  }
  expect(existsSync(join(dir, 'apps/birch'))).toBe(false);
  expect(existsSync(join(dir, 'apps/acme/app.md'))).toBe(true);
});
