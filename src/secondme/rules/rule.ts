import type { BuiltTool } from '../../read/builtFiles.ts';
import type { Level, ValuePath } from '../../model/finding.ts';
import type { SecondMeManifest } from '../manifest.ts';

/** An environment that a manifest binds. */
export interface Environment {
  readonly name: string;
  readonly enabled: boolean;
  /** Its own, else the manifest's. */
  readonly endpoint: string;
  readonly endpointAt: ValuePath;
  readonly secrets: Readonly<Record<string, string>>;
  readonly secretsAt: ValuePath;
}

/** A manifest with everything that is known around it. */
export interface ManifestSubject {
  /** What of it is readable; the rest is empty. */
  readonly manifest: SecondMeManifest;
  /** The path of its groups: the control plane's form has them one step down. */
  readonly at: ValuePath;
  readonly environments: readonly Environment[];
  /** The whole of it, as it was written. */
  readonly raw: unknown;
  /** The app's tools in the catalog; `null`: it is of no app here. */
  readonly tools: readonly Pick<BuiltTool, 'name' | 'inputSchema'>[] | null;
  /** The key that the lock file has for the app; `null`: none; absent: there is no lock to compare with. */
  readonly lockedKey?: string | null | undefined;
}

/** What is wrong, where, and how to mend it. */
export interface ManifestVerdict {
  readonly at: ValuePath;
  readonly message: string;
  readonly hint: string;
}

/** A rule of manifests. */
export interface ManifestRule {
  /** Stable name, `secondme/<name>`. */
  readonly name: string;
  readonly level: Level;
  /** What it demands, in one sentence. */
  readonly about: string;
  readonly check: (subject: ManifestSubject) => readonly ManifestVerdict[];
}
