import { hash } from 'node:crypto';
import type { AppRecord } from '../model/app.ts';
import type { CatalogContext, CatalogFile, Output } from '../model/output.ts';
import { packArchive, type ArchiveFile } from './archive.ts';
import { formatIndex, INDEX_FILE, toArchivePath, WELL_KNOWN, type IndexedSkill } from './discoveryIndex.ts';
import { findCatalogSkills, listCatalogSkills } from './findCatalogSkills.ts';
import { toSkillFolder } from '../text/skillFiles.ts';

/** From the index of one app or one pack to the archives. */
const TO_ARCHIVES = `../../../../${WELL_KNOWN}/`;

/** `.well-known/agent-skills/`: the archive of each skill, and the index of all of them. What an archive holds, the rules have judged. */
const archives: Output = {
  name: 'discovery index',
  root: WELL_KNOWN,
  readers: 'machines',
  ofApp: ({ slug }, { made }) => {
    const folder = toSkillFolder(slug);
    const files = made.filter(({ path }) => path.startsWith(folder));
    const bytes = packArchive(
      files.map((file) => ({ path: file.path.slice(folder.length), bytes: file.bytes })),
    );
    return [{ path: toArchivePath(slug), text: '', bytes }];
  },
  ofCatalog: (records, context) => {
    const own = findCatalogSkills(context).map(({ name, description, paths }) => {
      const path = toArchivePath(name);
      const bytes = context.bytesBefore(path, paths) ?? packArchive(filesOfSkill(name, paths, context));
      const file = { path, text: '', bytes };
      return { name, description, sha256: hash('sha256', bytes), file };
    });
    const skills = [...own, ...toIndexed(records, context)].sort((a, b) => (a.name < b.name ? -1 : 1));
    return [
      ...own.map(({ file }) => file),
      { path: `${WELL_KNOWN}/${INDEX_FILE}`, text: formatIndex(skills, '') },
    ];
  },
};

function filesOfSkill(name: string, paths: readonly string[], { bytesOf }: CatalogContext): ArchiveFile[] {
  return paths.map((path) => ({ path: path.slice(toSkillFolder(name).length), bytes: bytesOf(path) }));
}

/** `apps/<slug>/.well-known/agent-skills/index.json`: one app, or one skill of the whole catalog, for who installs only that. */
const appIndexes: Output = {
  name: 'discovery index of one skill',
  root: 'apps',
  readers: 'machines',
  ofApp: ({ slug, trigger }, { made }) => {
    const archive = made.find(({ path }) => path === toArchivePath(slug));
    if (!archive) return [];
    return [toIndexFile('apps', slug, [{ name: slug, description: trigger, sha256: archive.sha256 }])];
  },
  ofCatalog: (_, context) => {
    const made = context.catalogFiles();
    const digests = new Map(made.map(({ path, sha256 }) => [path, sha256]));
    return listCatalogSkills(made).flatMap(({ name, description }) => {
      const sha256 = digests.get(toArchivePath(name));
      return sha256 === undefined ? [] : [toIndexFile('apps', name, [{ name, description, sha256 }])];
    });
  },
};

/** `packs/<pack>/.well-known/agent-skills/index.json`: the apps of a pack. */
const packIndexes: Output = {
  name: 'discovery index of a pack',
  root: 'packs',
  readers: 'machines',
  ofCatalog: (_, context) =>
    context.packs.map(({ name, apps }) => toIndexFile('packs', name, toIndexed(apps, context))),
};

/** What a site needs for clients that are given its address: only where `catalog.yaml` has `discovery: true`. */
export const discovery: readonly Output[] = [archives, appIndexes, packIndexes];

function toIndexFile(root: string, name: string, skills: readonly IndexedSkill[]): CatalogFile {
  return { path: `${root}/${name}/${WELL_KNOWN}/${INDEX_FILE}`, text: formatIndex(skills, TO_ARCHIVES) };
}

/** The entries of apps whose archives are there. */
function toIndexed(records: readonly AppRecord[], { fileOf }: CatalogContext): IndexedSkill[] {
  return records.flatMap(({ slug, trigger }) => {
    const archive = fileOf(slug, toArchivePath(slug));
    return archive ? [{ name: slug, description: trigger, sha256: archive.sha256 }] : [];
  });
}
