import { filesIn, findFile, listBelow, type ManifestFile, type PackedApp } from '../disk/packedApp.ts';
import type { FrontMatter } from '../model/files.ts';
import type { Finding } from '../model/finding.ts';
import type { MadeCatalogFile, MadeFile } from '../model/output.ts';
import { findLicence } from '../packs/findLicence.ts';
import type { CatalogParts } from '../render/renderer.ts';
import type { Catalog } from './catalog.ts';
import { keepOutput, makeOutput } from './makeOutput.ts';
import type { Project } from './openProject.ts';
import { namesInPath } from '../text/slug.ts';
import { readKept } from './readKept.ts';
import type { AppFile, AppFiles, RenderParts, SharedFiles } from './sharedFiles.ts';

/**
 * Renders the files of the whole catalog, output after output, and asks of each every rule about what agents read. What would come out
 * as the last build left it is neither rendered nor judged again.
 */
export function renderCatalog(catalog: Catalog, project: Project, parts: RenderParts): SharedFiles {
  const entries = new Map<string, ManifestFile>();
  const originals = new Map<string, AppFile>();
  const refused: string[] = [];
  const findings: Record<string, readonly Finding[]> = {};
  const meant: Record<string, FrontMatter> = {};
  const files = appFiles(catalog, parts);
  const licence = findLicence(project.config, catalog.shared.licences);
  const catalogFiles = (): MadeCatalogFile[] =>
    [...entries]
      .map(([path, { sha256, size }]) => ({ path, sha256, size, meant: meant[path] }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  const bytesBefore: CatalogParts['bytesBefore'] = (path, from) => {
    const before = parts.kept?.sameRecords ? parts.kept.entries : null;
    const isSame = (each: string): boolean => entries.get(each)?.sha256 === before?.get(each)?.sha256;
    return before?.has(path) && from.every((each) => entries.has(each) && isSame(each))
      ? files.bytesOfShared(path)
      : null;
  };
  const given: CatalogParts = { ...files, catalogFiles, bytesBefore, packs: parts.packs, licence };
  for (const output of project.renderer.outputs) {
    if (!output.ofCatalog) continue;
    if (output.lists !== undefined && refused.includes(output.lists)) {
      refused.push(output.root);
      continue;
    }
    const made =
      keepOutput(output, project, parts) ?? makeOutput(output, project, { parts, given, files, entries });
    findings[output.name] = made.findings;
    if (made.findings.some(({ level }) => level === 'error')) refused.push(output.root);
    else {
      for (const [path, entry] of made.entries) entries.set(path, entry);
      for (const [path, original] of made.originals) originals.set(path, original);
      Object.assign(meant, made.meant);
    }
  }
  return { entries, originals, refused, findings, meant };
}

function appFiles({ options }: Catalog, { apps, built: { contents } }: RenderParts): AppFiles {
  const find = (path: string) => findApp(path, apps);
  // What was not made now is on disk, and stays.
  const read = (path: string): Uint8Array => readKept(options, path);
  return {
    filesOf: (slug) => listFiles(apps.get(slug)),
    fileOf: (slug, path) => findFile(apps.get(slug), path),
    pathsBelow: (folder) => [...apps.values()].flatMap((app) => listBelow(app, folder)),
    bytesOf: (path) => contents.get(path, null) ?? contents.get(path, find(path)?.app ?? null) ?? read(path),
    bytesOfShared: (path) => contents.get(path, null) ?? read(path),
    find,
  };
}

function findApp(path: string, apps: RenderParts['apps']): ReturnType<AppFiles['find']> {
  const among = (slugs: Iterable<string>): ReturnType<AppFiles['find']> => {
    for (const app of slugs) {
      const entry = findFile(apps.get(app), path);
      if (entry) return { path, app, entry };
    }
    return undefined;
  };
  return among(namesInPath(path)) ?? among(apps.keys());
}

function listFiles(app: PackedApp | undefined): MadeFile[] {
  return Object.entries(filesIn(app))
    .map(([path, { sha256, size }]) => ({ path, sha256, size }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
