import type { BuildOptions } from '../build/catalog.ts';
import { openEdited, type EditedCatalog } from '../build/openEdited.ts';
import { KnownError } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import { readProblems } from '../report/problems.ts';

/** A catalog as it was opened last. */
export interface OpenedCatalog {
  /** With broken settings the last one that was good; `null` when there was none. */
  readonly catalog: EditedCatalog | null;
  /** What is wrong with settings, templates and packs. */
  readonly findings: readonly Finding[];
}

/** The folder of a catalog in which an editor has files open, some of them not saved. */
export class EditedFolder {
  readonly options: BuildOptions;
  /** By absolute path. */
  readonly #texts = new Map<string, string>();
  #opened: Promise<OpenedCatalog> | null = null;
  #lastGood: EditedCatalog | null = null;

  constructor(options: BuildOptions) {
    this.options = options;
  }

  /** What the editor has of a file; `null`: what is on disk counts again. */
  setText(path: string, text: string | null): void {
    if (text === null) this.#texts.delete(path);
    else this.#texts.set(path, text);
  }

  textOf(path: string): string | undefined {
    return this.#texts.get(path);
  }

  /** What is not an app's own may have changed. */
  forget(): void {
    this.#opened = null;
  }

  /** The catalog as it is now; opened when it is first needed. */
  open(): Promise<OpenedCatalog> {
    return (this.#opened ??= this.#openNow());
  }

  async #openNow(): Promise<OpenedCatalog> {
    try {
      const catalog = await openEdited(this.options, this.#texts);
      this.#lastGood = catalog;
      return { catalog, findings: catalog.findings };
    } catch (error) {
      if (!(error instanceof KnownError)) throw error;
      return { catalog: this.#lastGood, findings: readProblems(error, this.options.configLabel) };
    }
  }
}
