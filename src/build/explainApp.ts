import { judgeClaims, type JudgedClaim } from '../english/judgeClaims.ts';
import type { RelatedApp } from '../model/app.ts';
import type { Config } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { buildApp, type BuiltApp } from './buildApp.ts';
import { openCatalog, type BuildOptions } from './catalog.ts';
import { findClashesOf } from './findClashesOf.ts';
import { openProject } from './openProject.ts';
import { readDescriptors } from './readDescriptors.ts';
import { relateCatalog } from './relateCatalog.ts';

/** One app after each stage, with what the rules say of it. */
export interface ExplainedApp extends BuiltApp {
  readonly slug: string;
  readonly config: Config;
  readonly related: readonly RelatedApp[];
  readonly claims: readonly JudgedClaim[];
}

/**
 * Takes one app through the stages as a frozen build would, and nothing else: no cache, no file is written. With `findings` of
 * settings or templates there is no app to explain. Throws a usage error for an app that is not there.
 */
export async function explainApp(
  options: BuildOptions,
  slug: string,
): Promise<ExplainedApp | { readonly broken: readonly Finding[] }> {
  const catalog = openCatalog({ ...options, drafts: true });
  const { project, broken } = await openProject(catalog);
  if (broken.length > 0) return { broken };
  const sources = readDescriptors(catalog, project.config, { every: true, keep: false });
  const input = catalog.inputs.find((each) => each.slug === slug) ?? { slug, files: {} };
  const descriptor = sources.get(slug)?.source ?? null;
  // Drafts can be explained, and are related to nothing that is built.
  const drafts = [...sources].flatMap(([other, { draft }]) => (draft && other !== slug ? [other] : []));
  const related = relateCatalog(catalog, project, sources).without(new Set(drafts))(slug);
  const built = buildApp({ input, descriptor, answer: null, related, known: null }, project);
  const clashes = built.record ? findClashesOf(built.record, catalog.lastBuild.memory(), project) : [];
  const claims = built.app ? judgeClaims(built.app) : [];
  const { config } = project;
  return {
    ...built,
    findings: [...built.findings, ...clashes],
    slug,
    config,
    related,
    claims,
  };
}
