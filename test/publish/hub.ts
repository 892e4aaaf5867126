import { onTestFinished } from 'vitest';
import { createHash } from 'node:crypto';
import { openClawHub } from '../../src/clawhub/registry/clawhub.ts';
import type { Candidate } from '../../src/publish/candidate.ts';
import { fingerprintFiles } from '../../src/publish/fingerprint.ts';
import type { Registry, RegistryParts } from '../../src/publish/registry.ts';
import { page } from '../support/clawhub/client.ts';
import { startClawhub, TOKEN, type Clawhub, type ClawhubOptions } from '../support/clawhub/server.ts';
import { config } from '../support/subject.ts';
import { adapterParts, candidate } from './support.ts';

/** An emulator until the test ends; pages go through its quality gate by what they look like. */
export async function clawhub(options: ClawhubOptions = {}): Promise<Clawhub> {
  const hub = await startClawhub(options);
  onTestFinished(() => hub.close());
  return hub;
}

/** The adapter for it, closed when the test ends. */
export function registryOf(hub: Pick<Clawhub, 'url'>, over: Partial<RegistryParts> = {}): Registry {
  const { env = {}, ...rest } = over;
  const registry = openClawHub({
    config: { ...config, clawhub: { owner: 'maker', tier: 'trusted', newPerDay: 200 } },
    env: { CLAWHUB_REGISTRY: hub.url, CLAWHUB_TOKEN: TOKEN, ...env },
    ...adapterParts(),
    ...rest,
  });
  onTestFinished(() => registry.close());
  return registry;
}

/** A release with a page that ClawHub takes, of that shape. */
export function release(
  slug: string,
  over: Partial<Candidate> & { nth?: number; text?: string } = {},
): Candidate {
  const { nth = 0, text = 'first', ...rest } = over;
  const texts = {
    'SKILL.md': page(slug, nth, text),
    'agents/openai.yaml': `interface:\n  display_name: "${slug}"\n`,
  };
  const files = Object.entries(texts).map(([path, content]) => {
    const bytes = Buffer.from(content);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { path, sha256, size: bytes.length, read: () => bytes };
  });
  return candidate(slug, { files, fingerprint: fingerprintFiles(files), shape: String(nth), ...rest });
}
