import type { ListedInput } from '../model/files.ts';
import { readStamp } from './inspect.ts';
import { packStamps, type FileStamps } from './fileStamps.ts';
import type { AppStamps, BuildState, LoadedState } from './state.ts';

/** New stamps for the files that a state knows. */
export function stampAll(
  inputs: readonly ListedInput[],
  state: Pick<LoadedState, 'apps' | 'files' | 'filesBelow' | 'outOf'>,
  outDir: string,
): Pick<BuildState, 'apps' | 'files'> {
  const apps = inputs.map((input): [string, AppStamps] => {
    const before = state.apps.endingOf(input.slug);
    const { failed = null, draft = null } = before ?? {};
    const { paths } = state.outOf(input.slug);
    return [input.slug, { ...stampApp(input, paths, outDir), failed, draft }];
  });
  return {
    apps,
    files: stampFiles([...state.files.paths, ...state.filesBelow().paths], outDir),
  };
}

/** The stamps of one app: its inputs as they were scanned before they were read, its outputs as they are now. */
export function stampApp(
  { listedAt, files }: ListedInput,
  out: readonly string[],
  outDir: string,
): Pick<AppStamps, 'listedAt' | 'files' | 'out'> {
  return { listedAt, files, out: packStamps(stampFiles(out, outDir)) };
}

/** The stamps of files below a folder, given by their paths. */
export function stampFiles(paths: readonly string[], dir: string): FileStamps {
  const marks = paths.flatMap((path) => readStamp(`${dir}/${path}`) ?? [0, 0]);
  return { paths, marks };
}
