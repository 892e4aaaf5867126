import type { OutputFile } from '../model/files.ts';
import { rememberFor } from '../text/memo.ts';

/** Returns the neutral form of the file at a path; `undefined` where no output makes that file. */
export type Counterpart = (path: string) => OutputFile | undefined;

const indexByPath = rememberFor(
  (files: readonly OutputFile[]): ReadonlyMap<string, OutputFile> =>
    new Map(files.map((file) => [file.path, file])),
);

/** Finds neutral files by the paths of those that they are the neutral form of; an app is called `sample` there. */
export function findCounterparts(neutral: readonly OutputFile[], slug: string | null): Counterpart {
  const byPath = indexByPath(neutral);
  return (path) => byPath.get(slug === null ? path : neutralPath(path, slug));
}

/** `clawhub/acme/SKILL.md` is `clawhub/sample/SKILL.md`; the first folder is the output's own. */
function neutralPath(path: string, slug: string): string {
  const [root = '', ...rest] = path.split('/');
  const own = rest.map((part) =>
    part === slug || part.startsWith(`${slug}.`) ? `sample${part.slice(slug.length)}` : part,
  );
  return [root, ...own].join('/');
}
