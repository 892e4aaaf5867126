import { EXIT, KnownError } from '../errors.ts';
import type { Refusal } from './objection.ts';
import type { Finding } from '../model/finding.ts';
import { groupBy } from '../text/groupBy.ts';
import { countNoun, nameFirst } from '../text/counting.ts';
import { formatPlace } from '../text/formatPlace.ts';

/** The errors of each app. Throws (exit 1) for one that is of no single app. */
export function groupErrors(findings: readonly Finding[]): Map<string, readonly Finding[]> {
  const errors = findings.filter(({ level }) => level === 'error');
  const shared = errors.find(({ app }) => app === undefined);
  if (shared)
    throw new KnownError(
      EXIT.findings,
      `Nothing was published: the rules find an error that concerns every app: ${placed(shared)}`,
      { hint: 'Run `skillpress check` to see all of them.' },
    );
  return groupBy(errors, ({ app = '' }) => app);
}

/** What is said of an app that is skipped for its errors. */
export function toRefusal([slug, errors]: readonly [string, readonly Finding[]]): Refusal {
  const [first] = errors;
  const more = errors.length > 1 ? `; and ${errors.length - 1} more` : '';
  return {
    slug,
    version: null,
    message: `the rules find ${errors.length === 1 ? 'an error' : `${errors.length} errors`} in it: ${first ? placed(first) : ''}${more}`,
    hint: `Run \`skillpress check ${slug}\`, mend it, then build and release it.`,
  };
}

function placed(finding: Finding): string {
  return `${formatPlace(finding)}: ${finding.message}`;
}

const SHOWN = 3;

/** Throws (exit 1) when the output folder has anything else than a clean build makes. */
export function refuseDifference(paths: readonly string[], outLabel: string): void {
  if (paths.length === 0) return;
  throw new KnownError(
    EXIT.findings,
    `Nothing was published: ${outLabel}/ is not what a clean frozen build makes; ${countNoun(paths.length, 'file')} ${paths.length === 1 ? 'differs' : 'differ'}: ${nameFirst(paths, SHOWN)}`,
    { hint: 'Run `skillpress build --frozen` and see what it changes.' },
  );
}
