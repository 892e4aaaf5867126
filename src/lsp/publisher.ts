import type { Finding } from '../model/finding.ts';
import type { EditedFolder } from './editedFolder.ts';
import { judge } from './judge.ts';

/** So long nobody types before a file is looked at, in milliseconds. */
const QUIET_MS = 150;

/** What findings are shown with. */
export interface PublisherParts {
  /** The files of an app (`null`: of the whole catalog) that are open. */
  readonly openPaths: (folder: EditedFolder, slug: string | null) => readonly string[];
  /** Shows all findings of a file; none take back what was shown. */
  readonly show: (folder: EditedFolder, path: string, findings: readonly Finding[]) => Promise<void>;
  /** Is told of a bug, which ends nothing. */
  readonly fail: (error: unknown) => void;
}

/** Returns a function that looks at an app (`null`: at the whole catalog) again after a change, and shows what is found. */
export function createPublisher({ openPaths, show, fail }: PublisherParts) {
  const shown = new Map<EditedFolder, Map<string | null, ReadonlySet<string>>>();
  const waiting = new Map<EditedFolder, Set<string | null>>();
  let timer: NodeJS.Timeout | undefined;
  let work = Promise.resolve();
  const publish = async (folder: EditedFolder, slug: string | null): Promise<void> => {
    const open = openPaths(folder, slug);
    // Nobody is left to see what is found.
    const judged = open.length > 0 ? await judge(folder, slug) : new Map<string, readonly Finding[]>();
    const ofFolder = shown.get(folder) ?? new Map<string | null, ReadonlySet<string>>();
    const paths = new Set([...(ofFolder.get(slug) ?? []), ...judged.keys(), ...open]);
    shown.set(folder, ofFolder.set(slug, new Set(judged.keys())));
    for (const path of paths) await show(folder, path, judged.get(path) ?? []);
  };
  const run = (): void => {
    for (const [folder, slugs] of waiting)
      for (const slug of slugs) work = work.then(() => publish(folder, slug)).catch(fail);
    waiting.clear();
  };
  return (folder: EditedFolder, slug: string | null): void => {
    waiting.set(folder, (waiting.get(folder) ?? new Set()).add(slug));
    clearTimeout(timer);
    timer = setTimeout(run, QUIET_MS);
  };
}
