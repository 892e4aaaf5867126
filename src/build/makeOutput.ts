import { checkFiles } from '../check/checkShared.ts';
import type { Contents } from '../disk/contents.ts';
import type { AppFile, AppFiles, RenderParts, SharedFiles } from './sharedFiles.ts';
import { toManifestFile, type ManifestFile } from '../disk/packedApp.ts';
import type { AppRecord } from '../model/app.ts';
import type { OutputFile, RenderedFile } from '../model/files.ts';
import type { Finding } from '../model/finding.ts';
import type { CatalogFile, Output } from '../model/output.ts';
import { neutralisePack, neutraliseRecord } from '../render/neutral.ts';
import { encode, type CatalogParts } from '../render/renderer.ts';
import { isIn } from '../render/roots.ts';
import { RenderError } from '../render/compileTemplates.ts';
import type { BuiltApps } from './buildEach.ts';
import type { Kept } from './findKept.ts';
import type { Project } from './openProject.ts';

/** What one output makes of the whole catalog. */
export interface MadeOutput extends Pick<SharedFiles, 'entries' | 'originals' | 'meant'> {
  readonly findings: readonly Finding[];
}

/** The files that the last build left of an output for which nothing changed; `null`: it has to be made. */
export function keepOutput(output: Output, { renderer }: Project, { kept }: RenderParts): MadeOutput | null {
  const { root } = output;
  const found = findingsBefore(output, kept);
  const sharing = renderer.outputs.filter((each) => each.ofCatalog && each.root === root);
  if (!kept?.sameRecords || !found || !sharing.every(({ overlooksBytes }) => overlooksBytes)) return null;
  const own = [...kept.entries].filter(([path]) => renderer.roots.ownerOf(path) === root);
  const meant = own.flatMap(([path]) => {
    const values = kept.memory.meant[path];
    return values ? [[path, values] as const] : [];
  });
  return { entries: new Map(own), originals: new Map(), meant: Object.fromEntries(meant), findings: found };
}

/** What the last build found in an output's files; `null` when that is not known, or was an error. */
function findingsBefore({ name }: Output, kept: Kept | null): readonly Finding[] | null {
  const found = kept?.memory.outputs[name];
  return found?.every(({ level }) => level !== 'error') ? found : null;
}

interface MakeParts {
  readonly parts: RenderParts;
  readonly given: CatalogParts;
  readonly files: AppFiles;
  /** What outputs before this one made. */
  readonly entries: ReadonlyMap<string, ManifestFile>;
}

/** Renders what one output makes of the whole catalog, and asks of it every rule about what agents read. */
export function makeOutput(output: Output, project: Project, made: MakeParts): MadeOutput {
  const { parts, given, files, entries } = made;
  const rendered = renderOutput(output, project, parts.records, given);
  const { own, originals } = entriesOf(rendered.files, files, parts.built);
  const isMade = (path: string): boolean =>
    own.has(path) || entries.has(path) || files.find(path) !== undefined;
  const found =
    (isAsBefore(output, own, made) ? findingsBefore(output, parts.kept) : null) ??
    checkShared(output, rendered.files, { project, parts, given, isMade });
  const meant = rendered.files.flatMap((file) =>
    file.meant === undefined ? [] : [[file.path, file.meant] as const],
  );
  return {
    entries: own,
    originals,
    meant: Object.fromEntries(meant),
    findings: [...rendered.findings, ...found],
  };
}

/** True when an output made the very files that the last build left: rules would say of them what they said then. */
function isAsBefore(
  { root }: Output,
  own: ReadonlyMap<string, ManifestFile>,
  { parts: { kept }, entries }: MakeParts,
): boolean {
  if (!kept) return false;
  return (
    [...own].every(([path, { sha256 }]) => kept.entries.get(path)?.sha256 === sha256) &&
    [...kept.entries.keys()].every((path) => !isIn(path, root) || own.has(path) || entries.has(path))
  );
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

function entriesOf(files: readonly CatalogFile[], { find }: AppFiles, { contents }: BuiltApps) {
  const own = new Map<string, ManifestFile>();
  const originals = new Map<string, AppFile>();
  for (const file of files) {
    const original = file.copyOf === undefined ? null : find(file.copyOf);
    if (original === undefined) throw new Error(`${file.path} is a copy of ${file.copyOf}, which no app has`);
    if (original) {
      own.set(file.path, original.entry);
      originals.set(file.path, original);
    } else own.set(file.path, addFile(encode(file), contents));
  }
  return { own, originals };
}

function addFile(file: RenderedFile, contents: Contents): ManifestFile {
  contents.add(file);
  return toManifestFile(file);
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
