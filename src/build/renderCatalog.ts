import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkFiles } from '../check/checkApp.ts';
import type { ManifestApp, ManifestFile } from '../disk/manifest.ts';
import type { AppRecord } from '../model/app.ts';
import type { FrontMatter, OutputFile } from '../model/files.ts';
import type { Finding } from '../model/finding.ts';
import type { CatalogContext, CatalogFile, MadeCatalogFile, Output } from '../model/output.ts';
import type { Pack } from '../model/pack.ts';
import { findLicence } from '../packs/findLicence.ts';
import { neutralisePack, neutraliseRecord } from '../render/neutral.ts';
import { encode, type CatalogParts } from '../render/renderer.ts';
import { RenderError } from '../render/templates.ts';
import type { BuiltApps } from './buildEach.ts';
import type { Catalog } from './catalog.ts';
import type { Project } from './openProject.ts';

/** The files of the whole catalog. */
export interface SharedFiles {
  /** What the manifest says of them, by path. */
  readonly entries: ReadonlyMap<string, ManifestFile>;
  /** Of a file that is a copy, the file of an app whose bytes it has. */
  readonly originals: ReadonlyMap<string, string>;
  /** Roots of the outputs whose files have errors: what is on disk below them stays. */
  readonly refused: readonly string[];
  readonly findings: readonly Finding[];
}

export interface RenderParts {
  /** The apps that the catalog will hold, in code-unit order. */
  readonly records: readonly AppRecord[];
  /** What the manifest will say of each app. */
  readonly apps: ReadonlyMap<string, ManifestApp>;
  readonly built: BuiltApps;
  readonly packs: readonly Pack[];
}

/** Renders the files of the whole catalog, output after output, and asks of each every rule about what agents read. */
export function renderCatalog(catalog: Catalog, project: Project, parts: RenderParts): SharedFiles {
  const entries = new Map<string, ManifestFile>();
  const originals = new Map<string, string>();
  const refused: string[] = [];
  const findings: Finding[] = [];
  const files = appFiles(catalog, parts);
  const licence = findLicence(project.config, catalog.shared.licences);
  const meant = new Map<string, FrontMatter | undefined>();
  const catalogFiles = (): MadeCatalogFile[] =>
    [...entries]
      .map(([path, { sha256, size }]) => ({ path, sha256, size, meant: meant.get(path) }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  const given: CatalogParts = { ...files, catalogFiles, packs: parts.packs, licence };
  for (const output of project.renderer.outputs) {
    if (!output.ofCatalog) continue;
    if (output.lists !== undefined && refused.includes(output.lists)) {
      refused.push(output.root);
      continue;
    }
    const rendered = renderOutput(output, project, parts.records, given);
    const made = new Map([...entries, ...entriesOf(rendered.files, files, parts.built)]);
    const isMade = (path: string): boolean => made.has(path) || files.entryOf(path) !== undefined;
    const found = [
      ...rendered.findings,
      ...checkShared(output, rendered.files, { project, parts, given, isMade }),
    ];
    findings.push(...found);
    if (found.some(({ level }) => level === 'error')) refused.push(output.root);
    else {
      for (const [path, entry] of made) entries.set(path, entry);
      for (const file of rendered.files) {
        if (file.copyOf !== undefined) originals.set(file.path, file.copyOf);
        if (file.meant !== undefined) meant.set(file.path, file.meant);
      }
    }
  }
  return { entries, originals, refused, findings };
}

/** Files of apps, as the output folder will have them. */
interface AppFiles extends Pick<CatalogContext, 'filesOf' | 'bytesOf'> {
  readonly entryOf: (path: string) => ManifestFile | undefined;
}

function appFiles({ options }: Catalog, { apps, built }: RenderParts): AppFiles {
  let byPath: ReadonlyMap<string, ManifestFile> | undefined;
  const all = (): ReadonlyMap<string, ManifestFile> =>
    new Map([...apps.values()].flatMap(({ files }) => Object.entries(files)));
  return {
    filesOf: (slug) =>
      Object.entries(apps.get(slug)?.files ?? {})
        .map(([path, { sha256, size }]) => ({ path, sha256, size }))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
    // What was not made now is on disk, and stays.
    bytesOf: (path) => built.contents.get(path) ?? readFileSync(join(options.outDir, path)),
    entryOf: (path) => (byPath ??= all()).get(path),
  };
}

function renderOutput(
  output: Output,
  { renderer }: Project,
  records: readonly AppRecord[],
  given: CatalogParts,
): { files: readonly CatalogFile[]; findings: readonly Finding[] } {
  try {
    return { files: renderer.renderCatalog(output, records, given), findings: [] };
  } catch (error) {
    if (!(error instanceof RenderError)) throw error;
    return { files: [], findings: [error.finding] };
  }
}

function entriesOf(
  files: readonly CatalogFile[],
  { entryOf }: AppFiles,
  { contents }: BuiltApps,
): Map<string, ManifestFile> {
  const entries = new Map<string, ManifestFile>();
  for (const file of files) {
    const entry = file.copyOf === undefined ? contents.add([encode(file)])[file.path] : entryOf(file.copyOf);
    if (!entry) throw new Error(`${file.path} is a copy of ${file.copyOf}, which no app has`);
    entries.set(file.path, entry);
  }
  return entries;
}

interface CheckParts {
  readonly project: Project;
  readonly parts: RenderParts;
  readonly given: CatalogParts;
  readonly isMade: (path: string) => boolean;
}

/** What is a copy was checked where it comes from. */
function checkShared(
  output: Output,
  made: readonly CatalogFile[],
  { project, parts, given, isMade }: CheckParts,
): Finding[] {
  const { renderer, resolve, rules } = project;
  const own = made.filter(({ copyOf }) => copyOf === undefined);
  const neutral = (): OutputFile[] =>
    renderOutput(output, project, parts.records.map(neutraliseRecord), {
      ...given,
      packs: given.packs.map(neutralisePack),
    }).files.filter(({ copyOf }) => copyOf === undefined);
  return checkFiles(
    {
      slug: null,
      files: own,
      forAgents: output.readers === 'agents' ? own : [],
      neutral: output.readers === 'agents' ? neutral : () => [],
      notesOf: () => '',
      languageOf: renderer.roots.languageOf,
      changes: parts.packs.flatMap(({ releases }) => releases.flatMap(({ changes }) => changes)),
      isCommand: renderer.lines.isCommand,
      isTemplateLine: renderer.lines.isLine,
      isMade,
    },
    resolve,
    rules,
  );
}
