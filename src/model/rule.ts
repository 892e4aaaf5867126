import type { App, AppRecord } from './app.ts';
import type { Config } from './config.ts';
import type { Descriptor } from './descriptor.ts';
import type { Level, ValuePath } from './finding.ts';
import type { OutputFile } from './files.ts';
import type { Snapshot } from './snapshot.ts';
import type { Pack } from './pack.ts';
import type { Translation } from './translation.ts';
import type { Outline } from './outline.ts';

/** Files that belong together (those of one app, or those of the whole catalog), as the rules about what agents read see them. */
export interface AgentFiles {
  /** The app that they belong to; `null` for files of the whole catalog. */
  readonly slug: string | null;
  /** Everything that was made, whoever reads it. */
  readonly files: readonly OutputFile[];
  /** Of `files`, those that agents read. */
  readonly forAgents: readonly OutputFile[];
  /** Of those, the Markdown files. */
  readonly documents: readonly Document[];
  /**
   * What `forAgents` would be if every text from outside were a placeholder, in the same order; the path of an app's files is below
   * `sample` there.
   */
  readonly neutral: () => readonly OutputFile[];
  /** What stands in a file word for word: the notes of a descriptor, in the language of the file; else empty. */
  readonly notesOf: (path: string) => string;
  /** The language that a file is written in; `null`: English. */
  readonly languageOf: (path: string) => string | null;
  /** What the release history says of each change, word for word as in `releases.json`. */
  readonly changes: readonly string[];
  /** True for a line of fenced code that a template has. */
  readonly isCommand: (line: string) => boolean;
  /** True for a line that a template has anywhere. */
  readonly isTemplateLine: (line: string) => boolean;
  /** True for the path of a file that will be in the output folder. */
  readonly isMade: (path: string) => boolean;
}

/** One app with everything that was read and made of it. */
export interface Subject extends AgentFiles {
  readonly app: App;
  readonly descriptor: Descriptor;
  readonly snapshot: Snapshot;
  /** All that are written, whatever English text they translate. */
  readonly translations: readonly Translation[];
  readonly config: Config;
  /** Membrane answered the snapshot in this run, and nobody has seen it yet. */
  readonly isFresh?: boolean;
  /** The Markdown files of the skill, below `skills/<slug>/`. */
  readonly skill: readonly Document[];
  /** The Markdown files of the ClawHub bundle, below `clawhub/<slug>/`: the same body under other front matter. */
  readonly bundle: readonly Document[];
}

/** A Markdown file as rules see it. */
export interface Document {
  readonly file: OutputFile;
  readonly outline: Outline;
  /**
   * The document of another root whose body this one has word for word, such as the page of a skill whose bundle this is; `null`: there is
   * none before it. A rule about bodies has judged that one.
   */
  readonly original: Document | null;
}

/**
 * Where a finding is: a value of the descriptor or the snapshot by its path, a line of the notes from 0, a
 * value of `catalog.yaml`, or a made file. With a language it is in the translation into it.
 */
export type Place =
  | { readonly at: ValuePath; readonly language?: string }
  | { readonly note: number; readonly language?: string }
  | { readonly snapshot: ValuePath }
  | { readonly setting: ValuePath }
  | { readonly file: string; readonly line?: number };

/** What a rule finds wrong, at one place; it becomes a finding once the place has a file and a line. */
export interface Verdict {
  readonly message: string;
  /** How to fix it. */
  readonly hint: string;
  readonly place: Place;
  /** Of a verdict that weighs otherwise than the rule. */
  readonly level?: Level;
  /** Of the text that a person has to review: an exception covers it only if its reason names this digest. */
  readonly digest?: string;
}

/** What rules about the whole catalog know besides the apps. */
export interface CatalogSubject {
  readonly config: Config;
  /** Folders that an output has among those of the apps: no app may be called so. */
  readonly reserved: ReadonlySet<string>;
}

/** A catalog-wide verdict names the app whose descriptor it is about. */
export interface CatalogVerdict extends Verdict {
  readonly app: string;
  /** Every app of a clash, this one too: what all others have an exception for is none. */
  readonly clash?: readonly string[];
  /** Every app that it is about, where the message names only the first ones. */
  readonly apps?: readonly string[];
}

/**
 * A part of an app, for the documentation of a rule and for its test: what is not given is that of an app that breaks
 * nothing. `descriptor` is YAML over the one of that app, `others` are descriptors of further apps by their folder.
 */
export interface Example {
  readonly slug?: string;
  readonly descriptor?: string;
  readonly notes?: string;
  /** YAML over the front matter of a translation into Chinese that breaks nothing; with this or the next the app has one. */
  readonly translation?: string;
  /** The notes of that translation. */
  readonly translationNotes?: string;
  /** `membrane.json`. */
  readonly snapshot?: string;
  /** The whole text of the page in place of the rendered one. */
  readonly page?: string;
  /** Text of other made files by path below the output folder, in place of the rendered ones or besides them. */
  readonly files?: Readonly<Record<string, string>>;
  readonly others?: Readonly<Record<string, string>>;
  /** `membrane.json` of those of them that have another one. */
  readonly otherSnapshots?: Readonly<Record<string, string>>;
  /** `packs` of `catalog.yaml`, as YAML. */
  readonly packs?: string;
}

/**
 * A rule: an object in a file of its own in `rules/`, with its test, and a line in `rules.ts`. It returns what is wrong
 * with one app, or with the catalog as a whole. `docs/rules/` is made from what it says of itself.
 */
export interface Rule {
  /** Stable name, `group/rule`. */
  readonly name: string;
  readonly level: Level;
  /** What it demands, in one sentence. */
  readonly about: string;
  /** What happens without it, in a few sentences; for a foreign rule, its source. */
  readonly why: string;
  /** What it finds, and the same mended. */
  readonly bad: Example;
  readonly good: Example;
  /** False for a catalog in which it demands nothing; without it, it applies to all. */
  readonly appliesTo?: (config: Config) => boolean;
  /** `true`: the catalog chose `level`, for all of its findings. */
  readonly isWeighed?: boolean;
  /** `true`: a descriptor may make an exception of it, with a reason. */
  readonly excusable: boolean;
  readonly ofApp?: (subject: Subject) => readonly Verdict[];
  /** `ofApp` looks at what a descriptor says to readers, so it is asked about what each translation says, too. */
  readonly everyLanguage?: true;
  /** Asked of each app's files and of those of the whole catalog. */
  readonly ofFiles?: (files: AgentFiles) => readonly Verdict[];
  readonly ofCatalog?: (records: readonly AppRecord[], catalog: CatalogSubject) => readonly CatalogVerdict[];
  /** `true`: what it finds of all apps does not depend on `shape` of their records, which changes more often than the rest. */
  readonly overlooksShapes?: true;
  /** Asked once about what `catalog.yaml` says to agents, before anything is made of it. */
  readonly ofSettings?: (config: Config) => readonly Verdict[];
  /** Asked once about all packs. */
  readonly ofPacks?: (packs: readonly Pack[], config: Config) => readonly Verdict[];
}
