import type { AppInput } from '../model/files.ts';
import { readStamp } from './inspect.ts';
import type { AppStamps, BuildState, PathStamp } from './state.ts';

/** New stamps for the files that a state knows. */
export function stampAll(
  inputs: readonly AppInput[],
  state: Pick<BuildState, 'apps' | 'files'>,
  outDir: string,
): Pick<BuildState, 'apps' | 'files'> {
  const apps = inputs.map((input): [string, AppStamps] => {
    const before = state.apps[input.slug];
    const { out = [], failed = null, draft = null } = before ?? {};
    return [input.slug, { ...stampApp(input, pathsOf(out), outDir), failed, draft }];
  });
  return { apps: Object.fromEntries(apps), files: stampFiles(pathsOf(state.files), outDir) };
}

/** The stamps of one app: its inputs as they were scanned before they were read, its outputs as they are now. */
export function stampApp(
  { files }: AppInput,
  out: readonly string[],
  outDir: string,
): Pick<AppStamps, 'files' | 'out'> {
  return { files, out: stampFiles(out, outDir) };
}

/** The stamps of files below a folder, by path. */
export function stampFiles(paths: readonly string[], dir: string): PathStamp[] {
  return paths.map((path) => [path, readStamp(`${dir}/${path}`)]);
}

function pathsOf(stamps: readonly PathStamp[]): string[] {
  return stamps.map(([path]) => path);
}
