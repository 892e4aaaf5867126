import type { App, AppRecord, RelatedApp } from './app.ts';
import type { AppStatus } from './status.ts';
import type { Config } from './config.ts';
import type { OutputFile, RenderedFile } from './files.ts';
import type { Release } from './release.ts';

/** Everything an output may use besides the app itself. */
export interface OutputContext {
  readonly config: Config;
  readonly templates: { readonly render: (name: string, data: object) => string };
}

export interface AppContext extends OutputContext {
  readonly related: readonly RelatedApp[];
  readonly releases: readonly Release[];
  /** Where an output chooses between layouts by length: what it chose for the app that this one is the neutral form of. */
  readonly inputsApart?: boolean;
  /** What registries were last seen to tell of it. It changes without a release, so no page may depend on it. */
  readonly registries: AppStatus;
  /** What the outputs before this one made of the same app. */
  readonly made: readonly RenderedFile[];
}

/** One line of what `dist/` holds. Adding an output is adding a file like `page.ts` and a line in `outputs.ts`. */
export interface Output {
  readonly name: string;
  /** Agents obey what it makes, so its structure is compared with that which neutral data gives. */
  readonly forAgents?: true;
  /** The templates it renders, each with a sample of its data. */
  readonly samples?: Readonly<Record<string, object>>;
  readonly ofApp?: (app: App, context: AppContext) => readonly OutputFile[];
  readonly ofCatalog?: (records: readonly AppRecord[], context: OutputContext) => readonly OutputFile[];
}
