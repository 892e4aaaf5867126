import { join } from 'node:path';
import type { Build, BuildDeps, BuildOptions } from '../../src/build/catalog.ts';
import { buildCatalog } from '../../src/build/buildCatalog.ts';
import type { Finding } from '../../src/model/finding.ts';

/** Options of a build of the catalog in a folder. */
export function optionsFor(dir: string, over: Partial<BuildOptions> = {}): BuildOptions {
  return {
    configFile: join(dir, 'catalog.yaml'),
    configLabel: 'catalog.yaml',
    appsDir: join(dir, 'apps'),
    appsLabel: 'apps',
    templatesDir: join(dir, 'templates'),
    templatesLabel: 'templates',
    outDir: join(dir, 'dist'),
    outLabel: 'dist',
    stateDir: join(dir, '.skillpress'),
    only: [],
    drafts: false,
    accept: [],
    concurrency: 1,
    jobs: 1,
    version: '0.0.0',
    ...over,
  };
}

/** Builds the catalog in a folder in this process, and writes it. */
export async function buildIn(dir: string, deps: BuildDeps = {}): Promise<Build> {
  const build = await buildCatalog(optionsFor(dir), deps);
  await build.apply();
  build.close();
  return build;
}

/** Findings as `rule file:line`. */
export function placesOf(findings: readonly Finding[]): string[] {
  return findings.map(({ rule, file, line }) => `${rule} ${file}${line === undefined ? '' : `:${line}`}`);
}
