import type { Observation, Seen } from './observation.ts';
import { compareStanding } from './compareStanding.ts';
import type { Standing } from './registry.ts';
import { compareVersions } from '../text/version.ts';

/** An app as the catalog has it. */
export interface Owned {
  readonly slug: string;
  /** Its newest release; `null` before the first one. */
  readonly released: string | null;
  /** Its bundle is not that of its newest release, or cannot be made. */
  readonly changed: boolean;
}

/**
 * How an app's newest release stands in a registry. `published`: its users get it. `pending`: taken, not public yet. `due`: to be
 * published. `unreleased`: there is no release. `conflict`: other files than this catalog's are there under that version
 * or a higher one. `unknown`: the registry could not be asked.
 */
export const STATES = ['published', 'pending', 'due', 'unreleased', 'conflict', 'unknown'] as const;
/** A state of `STATES`, where each is explained. */
export type StandingState = (typeof STATES)[number];

/** An app in the catalog and in a registry. */
export interface AppStanding extends Owned {
  readonly state: StandingState;
  /** `null` when the registry has none of it, or could not be asked. */
  readonly seen: Seen | null;
  /** The registry's checks found something, or nobody is shown the app. */
  readonly flagged: boolean;
  /** What could not be read, or what the conflict is. */
  readonly message: string | null;
  /** What a person can do about an app that could not be read; nothing but asking again for `null`. */
  readonly hint: string | null;
}

/**
 * Reads what a registry told of an app; nothing for one that it was not asked about. `isLocal`: it is a folder, where the same
 * version can be published anew.
 */
export function readStanding(
  owned: Owned,
  observation: Observation | undefined,
  isLocal: boolean,
): AppStanding {
  if (observation?.kind === 'present') {
    const conflict = stateOf(owned, observation, isLocal);
    const message = observation.problem ?? conflict.message;
    return { ...owned, ...conflict, message, hint: null, seen: observation, flagged: isFlagged(observation) };
  }
  const nothing = { ...owned, seen: null, flagged: false, hint: null };
  if (observation?.kind === 'refused')
    return { ...nothing, state: 'conflict', message: `${observation.message}. ${observation.hint}` };
  if (observation?.kind === 'absent')
    return { ...nothing, state: owned.released === null ? 'unreleased' : 'due', message: null };
  const { message = 'it was not asked', hint = null } = observation ?? {};
  return { ...nothing, state: 'unknown', message, hint };
}

/** True when something of the app could not be read. */
export function isIncomplete({ state, seen }: AppStanding): boolean {
  return state === 'unknown' || (seen !== null && seen.problem !== null);
}

function stateOf(
  { slug, released, changed }: Owned,
  { latest, match }: Seen,
  isLocal: boolean,
): Pick<AppStanding, 'state' | 'message'> {
  if (released === null) return { state: 'unreleased', message: null };
  if (changed) return byVersion(released, latest);
  if (isLocal && latest === released && match === null) return { state: 'due', message: null };
  const standing: Standing = { kind: 'present', latest, match };
  const found = compareStanding({ slug, version: released }, standing);
  if (found.kind === 'conflict') return { state: 'conflict', message: `${found.message}. ${found.hint}` };
  const state = found.kind === 'there' ? 'published' : found.kind === 'pending' ? 'pending' : 'due';
  return { state, message: null };
}

/** The released bytes are not at hand, so that only the numbers can be compared. */
function byVersion(released: string, latest: string | null): Pick<AppStanding, 'state' | 'message'> {
  const ahead = latest === null ? -1 : compareVersions(latest, released);
  if (ahead <= 0) return { state: ahead === 0 ? 'published' : 'due', message: null };
  return {
    state: 'conflict',
    message: `the registry has ${latest}, which is newer than the last release here, ${released}`,
  };
}

function isFlagged({ latest, security: { verdict, flags } }: Seen): boolean {
  if (latest === null) return false;
  const isBad = verdict !== null && verdict !== 'clean' && verdict !== 'pending';
  return isBad || flags.some((flag) => flag === 'hidden' || flag.startsWith('moderation.'));
}
