import type { AppTexts, FileChange, WritePlan } from '../model/files.ts';
import { DESCRIPTOR_FILE, SNAPSHOT_FILE } from '../text/fileNames.ts';

/** The changes of the descriptors' folder that an import makes, and what it leaves alone. */
export interface ImportPlan extends WritePlan {
  /** By slug, files that differ and were left as they are. */
  readonly kept: ReadonlyMap<string, readonly string[]>;
}

/** The text of a file below the descriptors' folder; `null` when there is none. */
export type TextAt = (path: string) => string | null;

/**
 * What an import would write. A file that is there is somebody's work and stays, unless `force`; an app whose descriptor
 * stays gets no new snapshot either. The snapshot comes first, so that a descriptor that is there has all of its app.
 */
export function planImport(apps: readonly AppTexts[], textAt: TextAt, force: boolean): ImportPlan {
  const changes: FileChange[] = [];
  const texts = new Map<string, string>();
  const kept = new Map<string, readonly string[]>();
  let unchanged = 0;
  for (const { slug, descriptor, snapshot } of apps) {
    const [snapshotPath, descriptorPath] = [`${slug}/${SNAPSHOT_FILE}`, `${slug}/${DESCRIPTOR_FILE}`];
    const files = [
      { path: snapshotPath, text: snapshot, now: textAt(snapshotPath) },
      { path: descriptorPath, text: descriptor, now: textAt(descriptorPath) },
    ];
    const same = files.filter(({ text, now }) => text === now);
    const foreign = force ? [] : files.filter(({ text, now }) => now !== null && text !== now);
    unchanged += same.length;
    if (foreign.length > 0)
      kept.set(
        slug,
        foreign.map(({ path }) => path),
      );
    const isTheirs = foreign.some(({ path }) => path === descriptorPath);
    for (const file of files) {
      if (same.includes(file) || foreign.includes(file) || isTheirs) continue;
      texts.set(file.path, file.text);
      changes.push({
        kind: file.now === null ? 'create' : 'update',
        base: 'apps',
        path: file.path,
        app: slug,
      });
    }
  }
  return {
    changes,
    unchanged,
    kept,
    content: ({ path }) => [Buffer.from(texts.get(path) ?? '', 'utf8')],
    digest: () => null,
  };
}
