import type { OutputFile } from '../model/files.ts';
import type { Document, Verdict } from '../model/rule.ts';
import { outlineMarkdown } from '../text/markdown.ts';

/** The Markdown files among some, outlined. */
export function outlineDocuments(files: readonly OutputFile[]): Document[] {
  return files
    .filter(({ path }) => path.endsWith('.md'))
    .map((file) => ({ file, outline: outlineMarkdown(file.text) }));
}

/** The documents below a folder of the output folder, such as `skills/acme/`. */
export function isBelow(documents: readonly Document[], folder: string): readonly Document[] {
  return documents.filter(({ file }) => file.path.startsWith(folder));
}

/** Verdicts without those that another root told before: a bundle has the same body as the skill, with the same faults. */
export function keepFaultsOnce(verdicts: readonly Verdict[]): Verdict[] {
  const roots = new Map<string, string>();
  return verdicts.filter(({ message, place }) => {
    const root = 'file' in place ? (place.file.split('/')[0] ?? '') : '';
    const before = roots.get(message) ?? root;
    roots.set(message, before);
    return before === root;
  });
}
