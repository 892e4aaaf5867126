import type { Candidate } from './candidate.ts';
import type { History } from './history.ts';
import type { OutcomeLine } from './journal.ts';
import type { Observation, Observations } from './observation.ts';
import type { OwnedApp } from './toOwned.ts';
import { UNREAD } from './observeAll.ts';
import type { Registry, Standing } from './registry.ts';
import { compareVersions } from '../text/version.ts';
import { DAY_MS } from '../text/time.ts';

/** How long a version that was taken may stay unseen before it is sent again: its number is taken by then, or was given up. */
const REMEMBERED_MS = 14 * DAY_MS;

type TakenVersion = Pick<Candidate, 'version' | 'fingerprint'>;

/**
 * Wraps a registry that shows a version only after its review: look-ups then find a version that it took as pending, by the journal
 * or since this run sent it; one whose number is taken counts as such. The history is returned without these versions, which would
 * otherwise be held to be withdrawn. Another registry comes back as it is.
 */
export function rememberTaken(registry: Registry, history: History, now: number): [Registry, History] {
  if (registry.showsPending) return [registry, history];
  const taken = findTaken(history, now);
  const remembering: Registry = {
    ...registry,
    lookUp: async (candidate) => addTaken(await registry.lookUp(candidate), candidate, taken),
    publish: async (candidate, intend) => {
      const outcome = await registry.publish(candidate, intend);
      const { kind } = outcome;
      if (kind === 'pending' || kind === 'published' || kind === 'taken')
        taken.set(candidate.slug, candidate);
      return outcome;
    },
  };
  const shown = [...history.accepted].filter(([, { result }]) => result !== 'pending');
  return [remembering, { ...history, accepted: new Map(shown) }];
}

/** Adds to what `status` was told of the apps the versions that the registry took and does not show yet, as pending. */
export function addPending(
  seen: Observations,
  owned: readonly OwnedApp[],
  history: History,
  now: number,
): Observations {
  const taken = findTaken(history, now);
  return new Map(
    owned.flatMap(({ slug, released: version, fingerprint }): [string, Observation][] => {
      const observation = seen.get(slug);
      if (!observation) return [];
      if (version === null || fingerprint === null) return [[slug, observation]];
      if (observation.kind !== 'absent' && observation.kind !== 'present') return [[slug, observation]];
      const standing = addTaken(observation, { slug, version, fingerprint }, taken);
      if (standing.kind !== 'present') return [[slug, observation]];
      const { latest, match } = standing;
      return [[slug, { ...(observation.kind === 'present' ? observation : UNREAD), latest, match }]];
    }),
  );
}

function findTaken({ accepted }: History, now: number): Map<string, TakenVersion> {
  const isRemembered = ({ result, at }: OutcomeLine): boolean =>
    result === 'pending' && at + REMEMBERED_MS > now;
  return new Map([...accepted].filter(([, ending]) => isRemembered(ending)));
}

/** What the registry shows counts before what is remembered. */
function addTaken<T extends Standing>(
  standing: T,
  { slug, version, fingerprint }: Pick<Candidate, 'slug' | 'version' | 'fingerprint'>,
  taken: ReadonlyMap<string, TakenVersion>,
): T | Extract<Standing, { kind: 'present' }> {
  const known = taken.get(slug);
  if (known?.fingerprint !== fingerprint || known.version !== version) return standing;
  if (standing.kind === 'absent') return { kind: 'present', latest: null, match: version };
  if (standing.kind !== 'present' || standing.match !== null) return standing;
  const { latest } = standing;
  if (latest !== null && compareVersions(latest, version) >= 0) return standing;
  return { kind: 'present', latest, match: version };
}
