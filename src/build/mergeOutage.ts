import type { Finding } from '../model/finding.ts';
import type { Answers } from './askMembrane.ts';
import { LATER } from '../membrane/result.ts';
import { countNoun, nameFirst } from '../text/counting.ts';

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
  const groups = new Map<string, Outage>();
  for (const finding of findings) {
    const answer = answers.get(finding.app ?? '');
    if (answer?.kind !== 'failed' || answer.cause === undefined) continue;
    const { cause, fix } = answer;
    const others = groups.get(cause);
    if (others) others.met.push(finding);
    else groups.set(cause, { cause, fix, met: [finding] });
  }
  const merged = new Set<Finding>();
  const told: Finding[] = [];
  for (const outage of groups.values()) {
    if (outage.met.length < MANY) continue;
    for (const finding of outage.met) merged.add(finding);
    told.push(toFinding(outage, { host, file }));
  }
  return [...told, ...findings.filter((finding) => !merged.has(finding))];
}

/** What several apps met. */
interface Outage {
  readonly cause: string;
  /** What a person can do about it; nothing but waiting without it. */
  readonly fix: string | undefined;
  readonly met: Finding[];
}

function toFinding({ cause, fix, met }: Outage, { host, file }: Pick<OutageParts, 'host' | 'file'>): Finding {
  const apps = met.flatMap(({ app }) => app ?? []);
  return {
    level: 'error',
    rule: 'membrane/failed',
    apps,
    file,
    message: `${host} ${cause}: ${countNoun(apps.length, 'app')} keep${apps.length === 1 ? 's its last snapshot and page' : ' their last snapshots and pages'} (${nameFirst(apps, NAMED)})`,
    hint: fix ?? LATER,
  };
}
