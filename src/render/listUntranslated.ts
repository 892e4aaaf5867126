import fastGlob from 'fast-glob';

/** The templates that a language has no file of its own for, as paths below the folder of templates. */
export function listUntranslated(
  dir: string,
  [, ...others]: readonly string[],
  language: string,
): readonly string[] {
  const paths = fastGlob.sync('**/*.hbs', { cwd: dir, followSymbolicLinks: false }).sort();
  const own = new Set(paths);
  return paths.filter(
    (path) => !others.some((other) => path.startsWith(`${other}/`)) && !own.has(`${language}/${path}`),
  );
}
