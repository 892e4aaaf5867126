import { expect, test } from 'vitest';
import type { Observations } from '../../src/publish/observation.ts';
import type { Registry } from '../../src/publish/registry.ts';
import type { Clawhub } from '../support/clawhub/server.ts';
import { page } from '../support/clawhub/client.ts';
import { clawhub, registryOf } from './hub.ts';

const NONE = '0'.repeat(64);

function seed(hub: Clawhub, slug: string, versions: readonly string[]): void {
  for (const version of versions)
    hub.seed([{ slug, version, files: { 'SKILL.md': page(slug, 0, version) } }]);
}

function look(registry: Registry, slugs: readonly string[]): Promise<Observations> {
  return registry.observe(
    slugs.map((slug) => ({ slug, fingerprint: NONE })),
    { width: 8, signal: new AbortController().signal, onDone: () => {} },
  );
}

test('two reads an app, and the verdicts of 100 versions with each request', async () => {
  const hub = await clawhub();
  const slugs = Array.from({ length: 230 }, (_, at) => `skill-${at}`);
  for (const slug of slugs) seed(hub, slug, ['1.0.0']);
  hub.setVerdict('skill-229', { status: 'malicious' });
  const seen = await look(registryOf(hub, { readOnly: true }), slugs);
  const kinds = hub.requests.map(({ kind }) => kind);
  const count = (wanted: string): number => kinds.filter((kind) => kind === wanted).length;
  expect([count('resolve'), count('skill'), count('verdicts'), kinds.length]).toEqual([230, 230, 3, 463]);
  expect(seen.size).toBe(230);
  expect(seen.get('skill-229')).toMatchObject({
    kind: 'present',
    security: { verdict: 'malicious', flags: expect.arrayContaining(['moderation.malware_blocked']) },
  });
  expect(seen.get('skill-0')).toMatchObject({ latest: '1.0.0', security: { verdict: 'clean', flags: [] } });
});

test('a long history is read page by page, newest first; the newest versions have their verdicts', async () => {
  const hub = await clawhub();
  const versions = Array.from({ length: 130 }, (_, at) => `1.${at}.0`);
  seed(hub, 'old-hand', versions);
  hub.setVerdict('old-hand', { status: 'suspicious' }, '1.128.0');
  const seen = (await look(registryOf(hub), ['old-hand'])).get('old-hand');
  if (seen?.kind !== 'present') throw new Error('it is there');
  expect(seen.versions.map(({ version }) => version)).toEqual(versions.toReversed());
  expect(seen.versions.slice(0, 3).map(({ verdict }) => verdict)).toEqual(['clean', 'suspicious', 'clean']);
  expect(seen.versions.at(-1)?.verdict).toBeNull();
});

test('an app that is hidden is told from one that is not there, with and without a token', async () => {
  const hub = await clawhub();
  seed(hub, 'hidden', ['1.0.0']);
  Object.assign(hub.skill('hidden') ?? {}, { quarantined: true });
  const hidden = { kind: 'present', latest: '1.0.0', security: { flags: ['hidden'] }, problem: null };
  const anonymous = registryOf(hub, { readOnly: true, env: { CLAWHUB_TOKEN: '' } });
  for (const registry of [registryOf(hub), anonymous]) {
    const seen = await look(registry, ['hidden', 'absent']);
    expect(seen.get('hidden')).toMatchObject(hidden);
    expect(seen.get('absent')).toEqual({ kind: 'absent' });
  }
  expect(hub.requests.map(({ token }) => token)).toContain('none');
});

test('a verdict that is left out is a gap, not a clean bill', async () => {
  const hub = await clawhub();
  seed(hub, 'skill-a', ['1.0.0']);
  hub.setFaults([{ on: 'verdicts', answer: { kind: 'field', path: 'items', value: [] } }]);
  const seen = await look(registryOf(hub), ['skill-a']);
  expect(seen.get('skill-a')).toMatchObject({
    security: { verdict: null },
    problem: 'its verdict is missing',
  });
});
