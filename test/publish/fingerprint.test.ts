import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprintFiles } from '../../src/publish/fingerprint.ts';
import { CLAWHUB_CLI } from '../clawhubCli/install.mjs';

/** What the official CLI computes; it is there when tests run, and need not be when types are checked. */
const { hashSkillFiles } = (await import(new URL('../dist/skills.js', pathToFileURL(CLAWHUB_CLI)).href)) as {
  readonly hashSkillFiles: (files: readonly { relPath: string; bytes: Uint8Array }[]) => {
    fingerprint: string;
  };
};

const path = fc.array(fc.stringMatching(/^[A-Za-z0-9_.ÄéZz-]{1,8}$/), { minLength: 1, maxLength: 3 });

test('the official CLI computes the same fingerprint of any files', () => {
  const files = fc.uniqueArray(fc.tuple(path, fc.string()), { selector: ([parts]) => parts.join('/') });
  fc.assert(
    fc.property(files, (some) => {
      const theirs = some.map(([parts, text]) => ({ relPath: parts.join('/'), bytes: Buffer.from(text) }));
      const ours = theirs.map(({ relPath, bytes }) => ({
        path: relPath,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      }));
      expect(fingerprintFiles(ours)).toBe(hashSkillFiles(theirs).fingerprint);
    }),
  );
});

test('files stand in the order of a dictionary, whatever order they come in', () => {
  const files = ['SKILL.md', 'agents/openai.yaml', 'references/actions.md'].map((path) => ({
    path,
    sha256: path,
  }));
  const lines = ['agents/openai.yaml', 'references/actions.md', 'SKILL.md'].map((path) => `${path}:${path}`);
  const expected = createHash('sha256').update(lines.join('\n')).digest('hex');
  expect(fingerprintFiles(files)).toBe(expected);
  expect(fingerprintFiles(files.toReversed())).toBe(expected);
});
