import { checkApp } from '../check/checkApp.ts';
import { wordApp } from '../english/wordApp.ts';
import type { App, AppRecord } from '../model/app.ts';
import type { RenderedFile } from '../model/files.ts';
import type { Config } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import type { Edition, Release, ReleaseFile } from '../model/release.ts';
import { normaliseApp } from '../normalise/app.ts';
import { digestBundles } from '../text/digestBundles.ts';
import { translateChange } from '../words/translateChange.ts';
import { findWords } from '../words/words.ts';
import { RenderError } from '../render/compileTemplates.ts';
import type { DueApp } from './catalog.ts';
import { isDue } from './findDueApps.ts';
import type { Project } from './openProject.ts';
import { readFacts, type ReadFacts, type AppSource } from './readFacts.ts';
import { readSurface } from './readSurface.ts';
import { toRecord } from './toRecord.ts';

/** What came of one app. */
export interface BuiltApp extends ReadFacts {
  /** `null`: its facts have errors, or it is a draft that was not asked for. */
  readonly app: App | null;
  /** `null`: there are no files, because of errors or because it is a draft that was not asked for. */
  readonly record: AppRecord | null;
  readonly files: readonly RenderedFile[];
  /** `null` with the record. */
  readonly edition: Edition | null;
  /** `null`: it is not due for a release, or nobody asked. */
  readonly due: DueApp | null;
  /** What was rendered of an app with errors: shown, never written. */
  readonly refused: readonly RenderedFile[];
}

/** Takes one app from what is on disk to checked files. Reads, and changes nothing: safe to run in a worker. */
export function buildApp(source: AppSource, project: Project): BuiltApp {
  const facts = readFacts(source, project);
  if (!facts.descriptor || !facts.snapshot) return unbuilt(facts, facts.findings);
  const { descriptor, snapshot } = facts;
  const app = wordApp(normaliseApp(source.input.slug, descriptor, snapshot, project.config, facts));
  const rendered = renderApp(app, facts.releases, source, project);
  const findings = knownFindings(source, facts) ?? [
    ...facts.findings,
    ...rendered.findings,
    ...checkRendered(app, facts, rendered.files, project),
  ];
  if (findings.some(({ level }) => level === 'error'))
    return { ...unbuilt(facts, findings), app, refused: rendered.files };
  const record = toRecord(app, { descriptor, snapshot }, rendered.files);
  const { files } = rendered;
  const edition = { bundle: digestBundles(files), newest: facts.releases?.releases[0] ?? null };
  const due = toDue(app, edition, facts, project);
  return { ...facts, findings, app, record, edition, files, due, refused: [] };
}

function toDue(app: App, edition: Edition, { releases }: ReadFacts, project: Project): DueApp | null {
  if (!project.collectDue || !isDue(edition)) return null;
  const { cli } = project.config;
  const surface = readSurface(app, `${cli.package}@${cli.version}`);
  return { surface, digest: edition.bundle, last: releases };
}

function unbuilt(facts: ReadFacts, findings: readonly Finding[]): BuiltApp {
  return { ...facts, findings, app: null, record: null, edition: null, files: [], due: null, refused: [] };
}

/**
 * Of the very same inputs, settings, templates and code the rules have said before what they would say now; only what
 * Membrane answered this time is news.
 */
function knownFindings({ answer, known }: AppSource, { input }: ReadFacts): readonly Finding[] | null {
  return answer === null && known?.input === input ? known.findings : null;
}

interface Rendered {
  readonly files: readonly RenderedFile[];
  readonly findings: readonly Finding[];
}

function renderApp(
  app: App,
  released: ReleaseFile | null,
  { related }: AppSource,
  { renderer, status }: Project,
): Rendered {
  try {
    const files = renderer.renderApp(app, related, historyOf(released), status.get(app.slug));
    return { files, findings: [] };
  } catch (error) {
    if (!(error instanceof RenderError)) throw error;
    // Its place is in what all apps share: the message says of which app it is.
    const message = `Of ${app.slug}: ${error.finding.message}`;
    return { files: [], findings: [{ ...error.finding, app: app.slug, message }] };
  }
}

function checkRendered(
  app: App,
  { descriptor, snapshot, releases, translations, isFresh }: ReadFacts,
  files: readonly RenderedFile[],
  { renderer, config, resolve, rules }: Project,
): Finding[] {
  if (files.length === 0 || !descriptor || !snapshot) return [];
  const paths = new Set(files.map(({ path }) => path));
  const parts = {
    app,
    descriptor,
    snapshot,
    translations,
    isFresh,
    config,
    files,
    forAgents: files.filter(({ path }) => renderer.roots.readersOf(path) === 'agents'),
    neutral: () => renderer.renderNeutral(app, historyOf(releases), files),
    changes: listChanges(historyOf(releases), config),
    languageOf: renderer.roots.languageOf,
    isCommand: renderer.lines.isCommand,
    isTemplateLine: renderer.lines.isLine,
    isMade: (path: string) => paths.has(path),
  };
  return checkApp(parts, resolve, rules);
}

/** What pages tell of each release. */
function historyOf(file: ReleaseFile | null): readonly Release[] {
  return (file?.releases ?? []).map(({ version, date, changes }) => ({ version, date, changes }));
}

/** What changelogs say of releases, in each language in which there are pages. */
function listChanges(releases: readonly Release[], { skillLanguages }: Config): readonly string[] {
  const changes = releases.flatMap((release) => release.changes);
  const translated = skillLanguages.flatMap((language) =>
    changes.map((change) => translateChange(change, findWords(language))),
  );
  return [...changes, ...translated];
}
