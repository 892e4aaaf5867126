import type { Clock } from '../http/clock.ts';
import type { Tenant } from '../membrane/tenant.ts';
import type { TenantMemory } from './account/memory.ts';
import type { BuiltCatalog } from './catalog/openBuiltCatalog.ts';

/** One request of one person, or one person on stdio, as tools see it. */
export interface Call {
  /** The catalog as it is now. */
  readonly catalog: BuiltCatalog;
  /** Opens what is theirs at Membrane; `null`: nothing, so only the catalog can be read. */
  readonly account: ((until: number) => Promise<Account>) | null;
  /** Returns the moment of the clock by which a tool that is called now has to answer. */
  readonly deadline: () => number;
  readonly clock: Clock;
  /** Whether Membrane's agent may be had build things; it costs credits. */
  readonly agentSessions: boolean;
  /** skillpress' own version. */
  readonly version: string;
  /** Told what came of a tool, for the log: the tool's name and one word. */
  readonly note: (tool: string, outcome: string) => void;
  /** Told of a failure that is a bug. */
  readonly bug: (error: unknown) => void;
}

/** A person's tenant, open for one tool, and what is remembered of it between calls. */
export interface Account {
  readonly tenant: Tenant;
  readonly memory: TenantMemory;
}
