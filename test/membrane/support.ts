import { setImmediate as turn } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { createMembraneClient, type MembraneOptions, type RefreshClient } from '../../src/membrane/client.ts';
import type { Clock } from '../../src/http/clock.ts';
import { createRequester, type Requester, type RequesterOptions } from '../../src/membrane/requester.ts';
import type { Lookup } from '../../src/model/descriptor.ts';
import type { QueryOutcome } from '../../src/model/query.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import {
  startMembrane,
  type MembraneEmulator,
  type MembraneOptions as EmulatorOptions,
} from '../support/membrane/server.ts';
import { appWorld } from '../support/membrane/worlds.ts';

/** When the fake clock starts. */
export const START = Date.parse('2026-11-20T12:00:00Z');

export interface FakeClock extends Clock {
  /** Every sleep so far, in milliseconds. */
  readonly slept: readonly number[];
  /** Lets time go by without anybody sleeping. */
  readonly advance: (ms: number) => void;
  /** Lets all deadlines that are running pass; false when there is none. */
  readonly expire: () => boolean;
}

/** Sleeps end at once and move the time on; deadlines pass when the test says so. */
export function fakeClock(): FakeClock {
  let time = 0;
  const slept: number[] = [];
  const deadlines = new Set<() => void>();
  return {
    slept,
    now: () => time,
    wall: () => START + time,
    sleep: async (ms) => {
      const until = time + ms;
      slept.push(ms);
      await turn();
      time = Math.max(time, until);
    },
    after: (_, act) => {
      deadlines.add(act);
      return () => deadlines.delete(act);
    },
    advance: (ms) => void (time += ms),
    expire: () => {
      const running = [...deadlines];
      deadlines.clear();
      for (const act of running) act();
      return running.length > 0;
    },
  };
}

/** An emulator that knows Clerk, until the test ends. */
export async function membrane(options: EmulatorOptions = {}): Promise<MembraneEmulator> {
  const api = await startMembrane({
    world: appWorld('clerk', { actions: ['list-users', 'get-user'] }),
    ...options,
  });
  onTestFinished(() => api.close());
  return api;
}

type Api = Pick<MembraneEmulator, 'url' | 'token'>;

/** A client of it, closed when the test ends. */
export function clientOf(api: Api, over: Partial<MembraneOptions> = {}): RefreshClient {
  const client = createMembraneClient({
    url: api.url,
    token: api.token,
    connections: 4,
    clock: fakeClock(),
    random: () => 0.5,
    ...over,
  });
  onTestFinished(() => client.close());
  return client;
}

/** The part of it that sends and retries. */
export function httpOf(api: Api, over: Partial<RequesterOptions> = {}): Requester {
  const http = createRequester({
    origin: api.url,
    token: api.token,
    connections: 4,
    clock: fakeClock(),
    random: () => 0.5,
    ...over,
  });
  onTestFinished(() => http.close());
  return http;
}

/** What a descriptor says of the emulator's app of that name. */
export function lookup(name: string, membraneSelector: Lookup['membrane'] = null): Lookup {
  return { name, homepage: `https://${name.toLowerCase()}.com/`, membrane: membraneSelector };
}

/** The snapshot of an outcome that has one. */
export function snapshotOf(outcome: QueryOutcome): Snapshot {
  if (outcome.kind !== 'fresh') throw new Error(`${outcome.kind}: ${outcome.message}`);
  return outcome.snapshot;
}

/** What went wrong, in words; `fresh` when nothing did. */
export function messageOf(outcome: QueryOutcome): string {
  return outcome.kind === 'fresh' ? 'fresh' : outcome.message;
}

/** What a promise was rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => new Error('expected a rejection'),
    (error: unknown) => error,
  );
}

/** Waits, turn by turn, until something is so. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await turn();
}
