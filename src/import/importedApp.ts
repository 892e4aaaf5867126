import type { Snapshot } from '../model/snapshot.ts';
import type { CategoryNames } from './tellCategories.ts';
import type { ImportedFacts } from './composeDescriptor.ts';
import type { PageLog } from './pageLog.ts';
import type { Generation } from './parsePage.ts';

/** What pages are imported into. */
export interface ImportTarget {
  readonly categories: CategoryNames;
  /** Names of the catalog's apps that are not among the pages, by slug. */
  readonly names: ReadonlyMap<string, string>;
}

/** Why an app is a draft: what it lacks. */
export type Missing = 'name' | 'homepage' | 'summary' | 'own-homepage' | 'rules';

/** What a rule refuses in an app. */
export interface RuleRefusal {
  readonly rule: string;
  readonly message: string;
}

/** A page as descriptor and snapshot, and what became of everything else. */
export interface ImportedApp extends PageLog {
  readonly slug: string;
  /** The page's path. */
  readonly from: string;
  readonly generation: Generation;
  readonly facts: ImportedFacts;
  readonly snapshot: Snapshot;
  /** Empty unless it is a draft. */
  readonly missing: readonly Missing[];
  /** Why it would break the build; empty unless `rules` is among what is missing. */
  readonly refused: readonly RuleRefusal[];
}
