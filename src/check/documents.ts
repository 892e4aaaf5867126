import type { OutputFile } from '../model/files.ts';
import type { Document, Verdict } from '../model/rule.ts';
import { splitHead } from '../text/head.ts';
import { moveOutline, outlineMarkdown } from '../text/markdown.ts';

/** The Markdown files among some, outlined; a body that files of several roots have is outlined once. */
export function outlineDocuments(files: readonly OutputFile[]): Document[] {
  const originals = new Map<string, Document>();
  return files
    .filter(({ path }) => path.endsWith('.md'))
    .map((file) => {
      const { body } = splitHead(file.text);
      const original = originals.get(body);
      if (original && rootOf(original.file.path) !== rootOf(file.path))
        return { file, outline: moveOutline(original.outline, file.text.split('\n')), original };
      const document = { file, outline: outlineMarkdown(file.text), original: null };
      originals.set(body, document);
      return document;
    });
}

/** What is told once of a body: the documents that are no copies of one before them. */
export function skipCopies(documents: readonly Document[]): readonly Document[] {
  return documents.filter(({ original }) => original === null);
}

function rootOf(path: string): string {
  return path.slice(0, path.indexOf('/'));
}

/** The documents below a folder of the output folder, such as `skills/acme/`. */
export function selectBelow(documents: readonly Document[], folder: string): readonly Document[] {
  return documents.filter(({ file }) => file.path.startsWith(folder));
}

/** Verdicts without those that another root told before: a bundle has the same body as the skill, with the same faults. */
export function keepFaultsOnce(verdicts: readonly Verdict[]): Verdict[] {
  const roots = new Map<string, string>();
  return verdicts.filter(({ message, place }) => {
    const root = 'file' in place ? rootOf(place.file) : '';
    const before = roots.get(message) ?? root;
    roots.set(message, before);
    return before === root;
  });
}
