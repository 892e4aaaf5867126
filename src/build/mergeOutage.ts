import type { Finding } from '../model/finding.ts';
import type { Answers } from './askMembrane.ts';
import { countNoun } from '../text/counting.ts';

/** From so many apps on that met the same, it is told once. */
const MANY = 3;
/** How many of them are named. */
const NAMED = 5;

/** Where an outage is told, and of whom. */
export interface OutageParts {
  readonly answers: Answers;
  /** Whom the build asked. */
  readonly host: string;
  /** The file that findings about the whole catalog stand at. */
  readonly file: string;
}

/** Puts one finding in the place of those about apps that could not be asked for the same reason: whom, what, how many, the first few. */
export function mergeOutage(
  findings: readonly Finding[],
  { answers, host, file }: OutageParts,
): readonly Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const answer = answers.get(finding.app ?? '');
    const cause = answer?.kind === 'failed' ? answer.cause : undefined;
    if (cause === undefined) continue;
    const others = groups.get(cause);
    if (others) others.push(finding);
    else groups.set(cause, [finding]);
  }
  const merged = new Set<Finding>();
  const told: Finding[] = [];
  for (const [cause, group] of groups) {
    if (group.length < MANY) continue;
    for (const finding of group) merged.add(finding);
    told.push(outage(cause, group, { host, file }));
  }
  return [...told, ...findings.filter((finding) => !merged.has(finding))];
}

function outage(
  cause: string,
  group: readonly Finding[],
  { host, file }: Pick<OutageParts, 'host' | 'file'>,
): Finding {
  const apps = group.flatMap(({ app }) => app ?? []);
  const more = apps.length > NAMED ? ` and ${apps.length - NAMED} more` : '';
  const named = apps.slice(0, NAMED).join(', ');
  return {
    level: 'error',
    rule: 'membrane/failed',
    apps,
    file,
    message: `${host} ${cause}: ${countNoun(apps.length, 'app')} keep${apps.length === 1 ? 's its last snapshot and page' : ' their last snapshots and pages'} (${named}${more})`,
    hint: 'Run the build again later.',
  };
}
