import { buildCatalog } from '../build/buildCatalog.ts';
import { isAsked, type BuildOptions } from '../build/catalog.ts';
import { EXIT, KnownError } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import { countNoun } from '../text/counting.ts';
import { formatProblem, readProblems } from '../report/problems.ts';
import { checkRules, isShown, type ShownFlags } from './chooseRules.ts';
import { buildOptions, checkAsked, type CommonFlags, type Context } from './session.ts';
import { watchChanges } from './watchChanges.ts';

/**
 * `skillpress check --watch`: checks, prints a line for each problem as editors read them, and does it again at each change until it is asked
 * to stop. Writes nothing. Returns the exit code.
 */
export async function watchCheck(
  context: Context,
  only: readonly string[],
  flags: CommonFlags & ShownFlags,
  stop: AbortSignal,
): Promise<number> {
  const options = buildOptions(context, flags, only);
  checkAsked(only, options);
  const changes = await watchChanges(options, stop);
  try {
    for (let round = 0; !stop.aborted; round += 1) {
      context.stdout('checking\n');
      const found = await findProblems(options, stop);
      // Only once: a rule of the catalog's own is known by what it found, and that may be mended later.
      if (round === 0) await checkRules(flags, found);
      const problems = found.filter((finding) => isShown(finding, flags));
      for (const problem of problems) context.stdout(formatProblem(problem));
      if (stop.aborted) break;
      context.stdout(`watching: ${countLevels(problems)}\n`);
      await changes.next();
    }
  } finally {
    await changes.close();
  }
  return EXIT.done;
}

/** Settings that cannot be read are problems, too: they are mended in the same editor. */
async function findProblems(options: BuildOptions, stop: AbortSignal): Promise<readonly Finding[]> {
  try {
    const { findings, close } = await buildCatalog(options, { stop });
    close();
    return findings.filter(({ app }) => app === undefined || isAsked(app, options.only));
  } catch (error) {
    if (stop.aborted) return [];
    if (!(error instanceof KnownError)) throw error;
    return readProblems(error, options.configLabel);
  }
}

function countLevels(problems: readonly Finding[]): string {
  const errors = problems.filter(({ level }) => level === 'error').length;
  return `${countNoun(errors, 'error')}, ${countNoun(problems.length - errors, 'warning')}`;
}
