import type { ValuePath } from './finding.ts';
import type {
  ActionFacts,
  Action,
  ActionGroupFacts,
  ActionGroup,
  ReferencePartFacts,
  ReferencePart,
} from './action.ts';
import type { Entity, Selector } from './descriptor.ts';
import type { Translation } from './translation.ts';

/** A category of `catalog.yaml`; marketplaces have others, which each room translates it into. */
export interface Category {
  readonly key: string;
  readonly name: string;
  /** In other languages, by tag. */
  readonly names: Readonly<Record<string, string>>;
}

/** A text of the snapshot that reads as an instruction to the agent, or leads to an address of somebody else. */
export interface Doubt {
  /** `certain`: an attack, or in a name, which nothing can stand for; the app is not written. */
  readonly level: 'certain' | 'doubtful';
  /** The rest of a sentence about the text. */
  readonly what: string;
  /** Where it stands in the snapshot. */
  readonly path: ValuePath;
  readonly text: string;
  /** The first eight hex digits of its SHA-256, by which an exception names it. */
  readonly digest: string;
  /** An exception of the descriptor names it, so it stays. */
  readonly kept: boolean;
  /** What the pages have no more: the whole text, the sentences with the address, the list of values. */
  readonly costs: 'text' | 'sentence' | 'values';
}

/** Descriptor and snapshot after `normalise`: everything decided, nothing optional by accident, nothing worded. */
export interface AppFacts {
  readonly slug: string;
  readonly name: string;
  readonly homepage: string;
  readonly docs: string | null;
  readonly icon: string | null;
  readonly summary: string;
  /** The descriptor's own description; `null` when nobody wrote one. */
  readonly description: string | null;
  readonly categories: readonly Category[];
  readonly keywords: readonly string[];
  /** Other names that users call the app by. */
  readonly aliases: readonly string[];
  /** What users say when they want this app. */
  readonly requests: readonly string[];
  readonly entities: readonly Entity[];
  /** Every action that is not hidden, best first. */
  readonly actions: readonly ActionFacts[];
  /** The first ones of `actions`, as many as the catalog's limit. */
  readonly popular: readonly ActionFacts[];
  /** `popular` by entity. */
  readonly groups: readonly ActionGroupFacts[];
  /** All actions that are not hidden, as the files of the reference hold them: in one file while that is short enough. */
  readonly reference: readonly ReferencePartFacts[];
  readonly notes: string;
  /** Those that translate what the descriptor says now. */
  readonly translations: readonly Translation[];
  /** The logo as a file of the descriptor's folder. */
  readonly iconFile: IconFile | null;
  /** How Membrane signs in to the app (`oauth2`, `client-credentials`, …); `null` when unknown. */
  readonly auth: string | null;
  /** Which Membrane element stands for it; `null`: it is found by search. */
  readonly membrane: Selector | null;
  /** Texts of the snapshot that are left out, or kept by an exception. */
  readonly doubts: readonly Doubt[];
}

/** An app, worded in one language. */
export interface App extends AppFacts {
  /** When an agent should open the page: at most 160 characters. */
  readonly trigger: string;
  readonly actions: readonly Action[];
  readonly popular: readonly Action[];
  readonly groups: readonly ActionGroup[];
  readonly reference: readonly ReferencePart[];
  /** An intent that this app's users have, as `action list --intent` takes it: `list users`. */
  readonly intent: string;
}

/** An image; `path` is its name. */
export interface IconFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What an app's page and listing tell of another app, and why they do. */
export interface RelatedApp {
  readonly slug: string;
  readonly name: string;
  readonly summary: string;
  /** Keys. */
  readonly categories: readonly string[];
  readonly shared: Shared;
}

/** What two apps have in common. */
export interface Shared {
  /** Keys of categories. */
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly entities: readonly string[];
}

/** What an id of an action names. */
export interface ActionId {
  readonly id: string;
  readonly name: string;
  /** A digest of all that is said of the action. */
  readonly meaning: string;
  /** Its place among the actions of the snapshot. */
  readonly at: number;
}

/** What the index of the router tells of an app besides its name. */
export interface IndexWords {
  /** Names of entities. */
  readonly holds: readonly string[];
  /** What its actions do, besides what those of any app do. */
  readonly verbs: readonly string[];
  /** Other words that people have for its job, lower case. */
  readonly words: readonly string[];
}

/** The words of another language that an app is found by. */
export interface FoundBy {
  /** BCP 47. */
  readonly language: string;
  /** `null`: the brand is written as in English. */
  readonly name: string | null;
  /** What it is for. */
  readonly about: string;
  readonly keywords: readonly string[];
}

/** The few facts of an app that catalog-wide stages need, kept between builds so that unchanged apps stay unread. */
export interface AppRecord {
  readonly slug: string;
  readonly name: string;
  readonly homepage: string;
  readonly docs: string | null;
  readonly trigger: string;
  readonly summary: string;
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly aliases: readonly string[];
  readonly requests: readonly string[];
  readonly entities: readonly string[];
  readonly actions: number;
  /** Of all actions, best first. */
  readonly actionNames: readonly string[];
  /** What it is found by in other languages. */
  readonly translations: readonly FoundBy[];
  /** Of the actions that have an id, what it names. */
  readonly ids: readonly ActionId[];
  readonly index: IndexWords;
  /** Structural fingerprint of the ClawHub bundle's page; pages that share one look alike to ClawHub. */
  readonly shape: string;
  /** It is built because drafts were asked for. */
  readonly draft: boolean;
  /** Names of the rules that its descriptor makes an exception of. */
  readonly except: readonly string[];
}
