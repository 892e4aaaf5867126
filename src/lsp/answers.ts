import {
  CompletionItemKind,
  MarkupKind,
  type CompletionItem,
  type Hover,
  type Position,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { complete } from './complete.ts';
import { describe } from './describe.ts';
import type { FileKind } from './findDocument.ts';
import type { EditorSchema } from './schemaAt.ts';
import { pickYaml } from './yamlPart.ts';

/** A file that an editor asks about. */
export interface AskedFile {
  readonly document: TextDocument;
  readonly kind: FileKind;
  readonly schema: EditorSchema;
}

/** Answers what may be written at a place; nothing outside YAML. */
export function answerCompletion(asked: AskedFile | null, position: Position): CompletionItem[] {
  if (!asked) return [];
  const { document, kind, schema } = asked;
  const offset = document.offsetAt(position);
  const yaml = pickYaml(document.getText(), kind, offset);
  if (yaml === null) return [];
  const { start, end, offers } = complete(yaml, offset, schema);
  const range = { start: document.positionAt(start), end: document.positionAt(end) };
  return offers.map(({ kind: sort, label, text, description, isRequired }, at) => ({
    label,
    kind: sort === 'key' ? CompletionItemKind.Property : CompletionItemKind.EnumMember,
    ...(description !== undefined && {
      documentation: { kind: MarkupKind.Markdown, value: description },
    }),
    // In the order of the schema, first what a file cannot do without.
    sortText: `${isRequired ? 0 : 1}${String(at).padStart(5, '0')}`,
    textEdit: { range, newText: text },
  }));
}

/** Answers what a word means; `null` where nothing is known of it. */
export function answerHover(asked: AskedFile | null, position: Position): Hover | null {
  if (!asked) return null;
  const { document, kind, schema } = asked;
  const offset = document.offsetAt(position);
  const yaml = pickYaml(document.getText(), kind, offset);
  const meaning = yaml === null ? null : describe(yaml, offset, schema);
  return (
    meaning && {
      contents: { kind: MarkupKind.Markdown, value: meaning.text },
      range: { start: document.positionAt(meaning.start), end: document.positionAt(meaning.end) },
    }
  );
}
