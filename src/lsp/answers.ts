import { CompletionItemKind, MarkupKind, type CompletionItem, type Hover } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { complete } from './complete.ts';
import { describe } from './describe.ts';
import type { EditorSchema } from './schemaAt.ts';

/** A place in the YAML of a file that an editor asks about. */
export interface AskedPlace {
  readonly document: TextDocument;
  readonly schema: EditorSchema;
  readonly yaml: string;
  readonly offset: number;
}

/** Answers what may be written at a place. */
export function answerCompletion({ document, schema, yaml, offset }: AskedPlace): CompletionItem[] {
  const { start, end, offers } = complete(yaml, offset, schema);
  const range = { start: document.positionAt(start), end: document.positionAt(end) };
  return offers.map(({ kind, label, text, description, isRequired }, at) => ({
    label,
    kind: kind === 'key' ? CompletionItemKind.Property : CompletionItemKind.EnumMember,
    ...(description !== undefined && {
      documentation: { kind: MarkupKind.Markdown, value: description },
    }),
    // In the order of the schema, first what a file cannot do without.
    sortText: `${isRequired ? 0 : 1}${String(at).padStart(5, '0')}`,
    textEdit: { range, newText: text },
  }));
}

/** Answers what a word means; `null` where nothing is known of it. */
export function answerHover({ document, schema, yaml, offset }: AskedPlace): Hover | null {
  const meaning = describe(yaml, offset, schema);
  return (
    meaning && {
      contents: { kind: MarkupKind.Markdown, value: meaning.text },
      range: { start: document.positionAt(meaning.start), end: document.positionAt(meaning.end) },
    }
  );
}
