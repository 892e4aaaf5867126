import { createHash } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { Candidate } from '../../src/publish/candidate.ts';
import { fingerprintFiles } from '../../src/publish/fingerprint.ts';
import type { Registry, RegistryParts } from '../../src/publish/registry.ts';
import { formatHead } from '../../src/skillhub/facts/frontMatter.ts';
import { openSkillHub } from '../../src/skillhub/registry/skillhub.ts';
import { KEY, startSkillHub, type SkillHub, type SkillHubOptions } from '../support/skillhub/server.ts';
import { config } from '../support/subject.ts';
import { adapterParts, candidate } from './support.ts';

/** An emulator until the test ends. */
export async function skillhub(options: SkillHubOptions = {}): Promise<SkillHub> {
  const hub = await startSkillHub(options);
  onTestFinished(() => hub.close());
  return hub;
}

/** The adapter for it, closed when the test ends. */
export function registryOf(hub: Pick<SkillHub, 'url'>, over: Partial<RegistryParts> = {}): Registry {
  const { env = {}, ...rest } = over;
  const registry = openSkillHub({
    config: { ...config, skillhub: { owner: 'maker' } },
    env: { SKILLHUB_REGISTRY: hub.url, SKILLHUB_TOKEN: KEY, ...env },
    ...adapterParts(),
    ...rest,
  });
  onTestFinished(() => registry.close());
  return registry;
}

/** The texts of a bundle. */
export function textsOf(slug: string, version: string, text = 'first'): Readonly<Record<string, string>> {
  const head = formatHead({
    name: slug,
    description: `Works with ${slug}.`,
    description_zh: `使用 ${slug}。`,
    slug,
    version,
    displayName: slug,
    summary: `Keeps ${slug}.`,
    tags: ['orders', 'stock'],
    license: 'MIT-0',
    homepage: 'https://example.com/',
  });
  return { 'SKILL.md': `${head}\n# ${slug}\n\n${text}\n`, 'references/actions.md': '# Actions\n' };
}

/** A release with a bundle that SkillHub takes. */
export function release(slug: string, over: Partial<Candidate> & { text?: string } = {}): Candidate {
  const { text = 'first', version = '1.0.0', ...rest } = over;
  const files = Object.entries(textsOf(slug, version, text)).map(([path, content]) => {
    const bytes = Buffer.from(content);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { path, sha256, size: bytes.length, read: () => bytes };
  });
  return candidate(slug, { version, files, fingerprint: fingerprintFiles(files), ...rest });
}
