import type { CatalogMemory } from '../cache/findings.ts';
import type { PackedApp } from '../disk/packedApp.ts';
import type { AppRecord } from '../model/app.ts';
import type { Finding } from '../model/finding.ts';
import type { BuiltApps } from './buildEach.ts';
import type { Catalog } from './catalog.ts';
import type { OutageParts } from './mergeOutage.ts';
import type { SharedFiles } from './sharedFiles.ts';

/** What the manifest will say of the apps that were built now, and which apps' entries stay. */
export interface ManifestApps {
  readonly built: ReadonlyMap<string, PackedApp>;
  readonly kept: ReadonlySet<string>;
}

/** What the stages came to. */
export interface BuildOutcome {
  readonly catalog: Catalog;
  readonly outage: OutageParts;
  readonly records: readonly AppRecord[];
  /** Those of the apps that the output folder will hold. */
  readonly there: readonly AppRecord[];
  readonly built: BuiltApps;
  /** Slugs of apps that rules about the whole catalog refuse. */
  readonly refused: ReadonlySet<string>;
  /** What the manifest will say of the apps that were built now, and of those whose files stay. */
  readonly apps: ManifestApps;
  readonly shared: SharedFiles;
  /** Findings of rules about all apps together, and about files of the whole catalog. */
  readonly findings: readonly Finding[];
  /** What the next build is to know of the whole catalog. */
  readonly memory: CatalogMemory;
}
