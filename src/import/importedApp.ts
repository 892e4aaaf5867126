import type { Snapshot } from '../model/snapshot.ts';
import type { CategoryNames } from './categories.ts';
import type { ImportedFacts } from './descriptorText.ts';
import type { IsWebUrl } from './homepage.ts';
import type { Ledger } from './ledger.ts';
import type { Generation } from './legacyPage.ts';

/** How the rules judge, so that what an import keeps is what they let pass. */
export interface Judges {
  /** Whether an address belongs to an app. */
  readonly isOwnPlace: (
    address: string,
    known: { readonly homepage: string; readonly names: readonly string[]; readonly summary: string },
  ) => boolean;
  /** Addresses with one key are one to Membrane. */
  readonly addressKey: (url: string) => string;
  /** Names with one key are one. */
  readonly nameKey: (name: string) => string;
  /** Nouns with one key are one; the key's words are parted by blanks. */
  readonly nounKey: (noun: string) => string;
  /** Whether any API could have that noun. */
  readonly isAnyNoun: (noun: string) => boolean;
}

/** What pages are imported into. */
export interface ImportTarget {
  readonly categories: CategoryNames;
  readonly isWebUrl: IsWebUrl;
  readonly judges: Judges;
  /** Names of the catalog's apps that are not among the pages, by slug. */
  readonly names: ReadonlyMap<string, string>;
}

/** Why an app is a draft. */
export type Missing = 'name' | 'homepage' | 'summary' | 'own-homepage';

/** A page as descriptor and snapshot, and what became of everything else. */
export interface ImportedApp extends Ledger {
  readonly slug: string;
  /** The page's path. */
  readonly from: string;
  readonly generation: Generation;
  readonly facts: ImportedFacts;
  readonly snapshot: Snapshot;
  /** Empty unless it is a draft. */
  readonly missing: readonly Missing[];
}
