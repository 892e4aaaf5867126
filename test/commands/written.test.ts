import { expect, test } from 'vitest';
import { catalogWith, descriptor, filesIn } from '../support/catalogs.ts';
import { skillpress } from '../support/cli.ts';

const WRITTEN = `{ "origin": "written", "actions": [{ "key": "list-probes", "name": "List Probes" }] }`;

test('an app without a snapshot is told how it gets its actions; --quiet says nothing', async () => {
  const dir = catalogWith({});
  const made = await skillpress(dir, ['new', 'acme']);
  expect(made.stderr).toContain('skillpress build acme');
  expect(made.stderr).toContain('set MEMBRANE_TOKEN');
  const own = catalogWith({ 'apps/acme/app.md': descriptor({}) });
  const { code, stderr } = await skillpress(own, ['check', 'acme']);
  expect(code).toBe(0);
  expect(stderr).toContain('acme has no membrane.json: its page lists no actions.');
  expect((await skillpress(own, ['check', 'acme', '--quiet'])).stderr).toBe('');
});

test('actions that a person wrote are on the page, and marked for the reviewer', async () => {
  const dir = catalogWith({ 'apps/acme/app.md': descriptor({}), 'apps/acme/membrane.json': WRITTEN });
  const { code, stdout, stderr } = await skillpress(dir, ['build']);
  expect(code).toBe(0);
  expect(stdout).toContain('apps/acme/membrane.json:1:13: warning The action was written by a person');
  expect(stderr).not.toContain('no membrane.json');
  expect(filesIn(dir)['dist/skills/acme/SKILL.md']).toContain('- `list-probes`: List probes.');
});
