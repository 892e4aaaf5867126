import type { Level } from './finding.ts';
import type { PackSettings } from './pack.ts';
import type { SecondMeSettings } from './secondme.ts';

/** `catalog.yaml` after validation. */
export interface Config {
  readonly name: string;
  readonly publisher: string;
  readonly author: { readonly name: string; readonly url: string };
  readonly homepage: string;
  readonly repository: string;
  readonly license: string;
  /** BCP 47 tags; the first is English. */
  readonly languages: readonly string[];
  readonly cli: { readonly package: string; readonly version: string };
  readonly categories: ReadonlyMap<string, CategorySettings>;
  /** The only keywords that descriptors may have; absent: any. */
  readonly keywords?: readonly string[] | undefined;
  readonly limits: {
    readonly popularActions: number;
    readonly relatedApps: number;
    readonly pageLines: number;
    readonly pageTokens: number;
  };
  /** `null`: nothing is made for ClawHub. */
  readonly clawhub: {
    readonly owner: string;
    readonly tier: 'low' | 'medium' | 'trusted';
    readonly newPerDay: number;
  } | null;
  /** The skill that finds the app for a job; absent: none. */
  readonly router?: SharedSkill | undefined;
  /** The skill that uses any app over HTTP; absent: none. */
  readonly general?: SharedSkill | undefined;
  readonly flavours: readonly Flavour[];
  /** How much rules weigh in this catalog, by their names. */
  readonly rules: Readonly<Record<string, Weight>>;
  /** What templates are given beside the app, by names that the catalog chose. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Absent: no bundles for SkillHub. */
  readonly skillhub?: { readonly owner: string } | undefined;
  /** Languages besides English in which there are pages, too. */
  readonly skillLanguages: readonly string[];
  readonly serve: ServeSettings;
  /** Whether `dist/` has an index of skills for clients that are given the address of a site. */
  readonly discovery: boolean;
  /** Absent: no packs. */
  readonly packs?: PackSettings | undefined;
  /** Absent: no integrations of SecondMe. */
  readonly secondme?: SecondMeSettings | undefined;
}

/** A skill of the whole catalog; its name is its folder below `skills/`. */
export interface SharedSkill {
  readonly name: string;
}

/** What pages tell an agent to use Membrane with: its command-line client, or its API by any HTTP client. */
export type Flavour = 'cli' | 'http';

/** How much a rule weighs: `off` is not at all. */
export type Weight = Level | 'off';

/** A category that descriptors may name. */
export interface CategorySettings {
  readonly name: string;
  /** In other languages, by tag. */
  readonly names: Readonly<Record<string, string>>;
  /** What marketplaces call it, by their names. */
  readonly marketplaces: Readonly<Record<string, string>>;
}

/** How `skillpress serve` serves the catalog. */
export interface ServeSettings {
  /** `secondme`: each request has a user's token of SecondMe. */
  readonly users: 'none' | 'secondme';
  /** Names by which the server is reached besides those of its own machine. */
  readonly hosts: readonly string[];
  /** What one user may ask for. */
  readonly callsPerMinute: number;
}
