import { planCalendar, type Slot } from './calendar.ts';
import type { Objection, Refusal, Unknown } from './objection.ts';
import type { Candidate } from './candidate.ts';
import type { History } from './history.ts';
import { createQuota, type NewApp } from './quota.ts';
import { sortByNeed } from './order.ts';
import type { Caps, Registry, Standing } from './registry.ts';
import { compareStanding } from './compareStanding.ts';

/** What is to be done about each app, before anything is done. */
export interface PublishPlan {
  /** What is to be sent, in order: updates, which no cap holds back, then new apps by the run that they go out in. */
  readonly queue: readonly Due[];
  /** The registry has these bytes as what users get, under that version. */
  readonly there: readonly KnownVersion[];
  /** It has them, and has not accepted them yet. */
  readonly pending: readonly KnownVersion[];
  readonly refused: readonly Refusal[];
  /** It could not be asked about these. */
  readonly unknown: readonly UnknownVersion[];
  /** New apps of earlier runs that count against the caps, oldest first. */
  readonly counted: readonly NewApp[];
}

/** One version to be sent. */
export interface Due {
  readonly kind: 'new' | 'changed';
  readonly candidate: Candidate;
  /** When it goes out if there is one run a day, in ms since 1970. */
  readonly at: number;
  /** What keeps it from going out a day earlier. */
  readonly limit: Slot['limit'];
  /** When a request to publish it was last sent whose outcome nobody knows; `null` for none. */
  readonly openSince: number | null;
}

/** An app of which the registry has these bytes, under that version. */
export interface KnownVersion {
  readonly candidate: Candidate;
  readonly version: string;
}

/** An app that the registry could not be asked about, and why. */
export interface UnknownVersion extends Omit<Unknown, 'kind'> {
  readonly candidate: Candidate;
}

/** Everything that a plan follows from: the same parts give the same plan. */
export interface PlanParts {
  readonly candidates: readonly Candidate[];
  /** By slug. */
  readonly standings: ReadonlyMap<string, Standing>;
  /** Apps that the catalog itself holds back. */
  readonly heldBack: readonly Refusal[];
  readonly objection: Registry['objection'];
  readonly caps: Caps | null;
  readonly history: History;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Decides by content: what the registry has with the same bytes is not sent again, whatever a journal says. */
export function planPublish(parts: PlanParts): PublishPlan {
  const { caps, history, now } = parts;
  const sorted = sortCandidates(parts);
  const { there, pending, refused, unknown } = sorted;
  const due =
    (kind: Due['kind']) =>
    ({ candidate, at, limit }: Slot): Due => ({
      kind,
      candidate,
      at,
      limit,
      openSince: history.open.get(candidate.slug)?.at ?? null,
    });
  const updates = sortByNeed(sorted.changed).map((candidate) => ({
    candidate,
    ...updateSlot(history, now),
  }));
  // What the registry has not got, an open intent notwithstanding, did not go out.
  const absent = new Set(sorted.new.map(({ slug }) => slug));
  const counted = history.newApps.filter((each) => !absent.has(each.slug));
  const newOnes = planCalendar(sortByNeed(sorted.new), {
    now,
    hold: Math.max(history.holdNew, history.holdAll),
    quota: createQuota(caps, counted),
  });
  const queue = [...updates.map(due('changed')), ...newOnes.map(due('new'))];
  return { queue, there, pending, refused: refused.sort(bySlug), unknown, counted };
}

const NOT_ASKED: Standing = { kind: 'unknown', message: 'it was not asked' };

interface Sorted {
  readonly new: Candidate[];
  readonly changed: Candidate[];
  readonly there: KnownVersion[];
  readonly pending: KnownVersion[];
  readonly refused: Refusal[];
  readonly unknown: UnknownVersion[];
}

function updateSlot({ holdAll }: History, now: number): Pick<Slot, 'at' | 'limit'> {
  return holdAll > now ? { at: holdAll, limit: 'hold' } : { at: now, limit: null };
}

function sortCandidates(parts: PlanParts): Sorted {
  const { candidates, standings, heldBack } = parts;
  const sorted: Sorted = {
    new: [],
    changed: [],
    there: [],
    pending: [],
    refused: [...heldBack],
    unknown: [],
  };
  for (const candidate of candidates) {
    const standing = standings.get(candidate.slug) ?? NOT_ASKED;
    sortIn(candidate, standing, parts, sorted);
  }
  return sorted;
}

function sortIn(candidate: Candidate, standing: Standing, parts: PlanParts, into: Sorted): void {
  const found = compareStanding(candidate, standing);
  const { slug, version } = candidate;
  if (found.kind === 'there' || found.kind === 'pending') {
    into[found.kind].push({ candidate, version: found.version });
    return;
  }
  if (found.kind === 'unknown') {
    const { message, hint } = found;
    into.unknown.push({ candidate, message, ...(hint !== undefined && { hint }) });
    return;
  }
  const objection =
    found.kind === 'conflict'
      ? found
      : (parts.objection(candidate, found.kind === 'new') ?? findEarlierObjection(candidate, parts.history));
  if (objection) into.refused.push({ slug, version, message: objection.message, hint: objection.hint });
  else if (found.kind === 'new') into.new.push(candidate);
  else if (found.kind === 'changed') into.changed.push(candidate);
}

/** What earlier runs tell against sending it: these files were refused, or taken and then withdrawn. */
function findEarlierObjection({ slug, version, fingerprint }: Candidate, history: History): Objection | null {
  const refusal = history.refusals.get(slug);
  if (refusal?.fingerprint === fingerprint)
    return {
      message: `the registry refused these files on ${day(refusal.at)}: ${refusal.message ?? 'it did not say why'}`,
      hint: 'Change what it objects to, build and release. The same files are not sent again.',
    };
  const accepted = history.accepted.get(slug);
  if (accepted?.fingerprint !== fingerprint || accepted.version !== version) return null;
  return {
    message: `the registry took ${version} on ${day(accepted.at)} and has it no more, so it was withdrawn or did not pass its review`,
    hint: 'See what the registry says of it. To send it again, change the app, build and release: a withdrawn number is never free again.',
  };
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function bySlug(a: Refusal, b: Refusal): number {
  return a.slug < b.slug ? -1 : 1;
}
