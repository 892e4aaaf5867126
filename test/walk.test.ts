import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changedPaths, filesIn, snapshot, tempDir, writeFiles } from './support/catalogs.ts';
import { skillpress, type CliResult } from './support/cli.ts';

/* The way of somebody who starts a catalog, from an empty folder to the second publication, reading what is printed as a person would. */

const GOOD = `---
name: Acme CRM
homepage: https://acme-crm.example/
summary: Keeps the customers, deals and calls of small sales teams in one place, with reminders for what is due.
categories: [crm]
keywords: [sales pipeline, deals]
requests:
  - Which deals close this month in Acme CRM?
  - Remind me to call this customer back
entities: [Customer, Deal]
---
- A deal needs a customer: create that first.
`;

/** What a person gets wrong, and the words that put it right. */
const MISTAKES: readonly (readonly [what: string, from: string, to: string, place: string, way: RegExp])[] = [
  ['a key with a typing error', 'summary:', 'sumary:', ':4:1', /Did you mean "summary"\?/],
  [
    'a key that another tool has',
    'categories: [crm]',
    'category: [crm]',
    ':5:1',
    /Did you mean "categories"\?/,
  ],
  ['a category by its name', '[crm]', '[CRM]', ':5:', /[Dd]id you mean "crm"|crm/],
  ['a category that is not there', '[crm]', '[sales]', ':5:', /catalog\.yaml/],
  ['no homepage', 'homepage: https://acme-crm.example/\n', '', ':', /Add the line "homepage: …"/],
  ['a homepage without its scheme', 'https://acme-crm.example/', 'acme-crm.example', ':3:', /http\(s\):\/\//],
  ['a word for a list', '[sales pipeline, deals]', 'sales', ':6:', /expected a list/],
  ['one request', '  - Remind me to call this customer back\n', '', ':', /two to five/],
  ['a heading in the notes', '- A deal needs', '# A deal needs', ':', /heading|#/],
  ['front matter that does not end', '---\n- A deal', '- A deal', ':', /---/],
];

test('from an empty folder to the second publication', async () => {
  const root = tempDir();
  const target = tempDir();
  const run = (...args: string[]): Promise<CliResult> => skillpress(root, args);
  const publish = () => run('publish', '--registry', 'directory', '--to', target, '--released');

  const started = await run('init');
  expect(started.code).toBe(0);
  expect(started.stderr).toContain('npx skillpress new acme-crm');

  const begun = await run('new', 'acme-crm');
  expect(begun).toMatchObject({ code: 0, stdout: 'apps/acme-crm/app.md\n' });
  expect(begun.stderr).toContain('remove the line "draft: true"');
  expect((await run('check')).stdout).toMatch(/^1 app checked · 1 draft left out · 0 errors, 0 warnings/m);

  const app = join(root, 'apps/acme-crm/app.md');
  for (const [what, from, to, place, way] of MISTAKES) {
    expect(GOOD, what).toContain(from);
    writeFileSync(app, GOOD.replace(from, to));
    const { code, stdout } = await run('check', 'acme-crm');
    expect(code, what).toBe(1);
    expect(stdout, what).toMatch(new RegExp(`^apps/acme-crm/app\\.md${place}.*error `, 'm'));
    expect(stdout, what).toMatch(way);
    // Nothing of how skillpress is made shows through.
    expect(stdout, what).not.toMatch(
      /zod|undefined|\[object|Invalid input|expected (?:record|array|object|string)\b|1 errors|at \w+ \(/,
    );
  }

  writeFileSync(app, GOOD);
  writeFiles(root, {
    'apps/acme-crm/membrane.json': snapshot(['List Deals', 'Create Deal', 'Delete Customer']),
  });
  expect(await run('check')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^2 apps checked · 0 errors, 0 warnings/m),
  });
  expect((await run('build')).stdout).toMatch(/^built 2 ·|^built 1 · unchanged 1 ·/m);
  expect(readFileSync(join(root, 'dist/skills/acme-crm/SKILL.md'), 'utf8')).toContain(
    'A deal needs a customer',
  );

  // What was never released is left out, and that is no failure.
  expect(await publish()).toMatchObject({ code: 0 });
  expect(filesIn(target)).toEqual({});
  const released = await run('release');
  expect(released.code).toBe(0);
  expect(released.stdout).toMatch(/acme-crm.*1\.0\.0[^]*clerk.*1\.0\.0/);
  const sent = await publish();
  expect(sent.code).toBe(0);
  expect(sent.stderr).toContain('git add skills skillpress.lock.json');
  const first = filesIn(target);
  expect(Object.keys(first)).toEqual(
    expect.arrayContaining(['skills/acme-crm/SKILL.md', 'skills/clerk/SKILL.md']),
  );
  expect(await publish()).toMatchObject({ code: 0 });
  expect(filesIn(target)).toEqual(first);

  writeFileSync(app, `${GOOD}- Money is in cents.\n`);
  expect((await run('build', '--diff')).stdout).toContain('+- Money is in cents.');
  const due = await run('release', '--check');
  expect(due.code).toBe(1);
  expect(due.stdout).toContain('acme-crm');
  expect((await run('release')).stdout).toMatch(/acme-crm.*1\.0\.1/);
  expect(await publish()).toMatchObject({ code: 0 });
  expect(changedPaths(first, filesIn(target))).toEqual([
    'skillpress.lock.json',
    'skills/acme-crm/SKILL.md',
    'skills/acme-crm/references/changelog.md',
  ]);
});
