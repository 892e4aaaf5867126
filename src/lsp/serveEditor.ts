import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createConnection,
  DidChangeWatchedFilesNotification,
  ProposedFeatures,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type TextDocumentPositionParams,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { BuildOptions } from '../build/catalog.ts';
import { rules } from '../check/rules.ts';
import type { EditedFolder } from './editedFolder.ts';
import { openSchemas, type EditorSchemas } from './editorSchemas.ts';
import { createFolders, type OpenFile } from './folders.ts';
import { answerCompletion, answerHover, type AskedPlace } from './answers.ts';
import { createPublisher } from './publisher.ts';
import { toDiagnostic } from './toDiagnostic.ts';
import { pickYaml } from './pickYaml.ts';

/** What an editor is served with. */
export interface EditorOptions {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** The name of the file by which a catalog is known. */
  readonly configName: string;
  readonly optionsFor: (root: string) => BuildOptions;
  /** The folder of skillpress itself, with its schemas. */
  readonly packageDir: string;
  readonly version: string;
}

const RULES = new Set(rules.map(({ name }) => name));

/** Speaks the Language Server Protocol; resolves when the editor has ended it, or closed the connection. */
export function serveEditor(options: EditorOptions): Promise<void> {
  const { input, output, configName, optionsFor, packageDir, version } = options;
  const connection = createConnection(ProposedFeatures.all, input, output);
  const documents = new TextDocuments(TextDocument);
  const folders = createFolders(configName, optionsFor);
  const files: OpenFiles = {
    documents,
    find: (uri) => {
      const path = toPath(uri);
      return path === null ? null : folders.find(path);
    },
  };
  const { take, lookAtAll } = showFindings(connection, files);
  connection.onInitialize((params) => initialize(params, version, connection));
  documents.onDidChangeContent(({ document }) => take(document.uri, document.getText()));
  documents.onDidClose(({ document }) => take(document.uri, null));
  // What was written may be a new app, a template or a snapshot.
  documents.onDidSave(() => folders.all().forEach(lookAtAll));
  connection.onDidChangeWatchedFiles(() => folders.all().forEach(lookAtAll));
  answerQuestions(connection, files, openSchemas(packageDir));
  const ended = new Promise<void>((resolve) => {
    connection.onExit(resolve);
    input.on('end', resolve);
  });
  documents.listen(connection);
  connection.listen();
  return ended;
}

/** The path of a document; `null` for one that is no file of this machine. */
function toPath(uri: string): string | null {
  try {
    return fileURLToPath(uri);
  } catch {
    return null;
  }
}

/** The files that the editor has open. */
interface OpenFiles {
  readonly documents: TextDocuments<TextDocument>;
  /** Returns what a document is to which catalog; `null` for one of none. */
  readonly find: (uri: string) => OpenFile | null;
}

interface Watcher {
  /** Takes the text that the editor has of a document, or (`null`) has no more. */
  readonly take: (uri: string, text: string | null) => void;
  /** Opens a catalog anew, and looks at all that is open of it. */
  readonly lookAtAll: (folder: EditedFolder) => void;
}

function showFindings(connection: Connection, { documents, find }: OpenFiles): Watcher {
  const open = (): (OpenFile & { readonly uri: string })[] =>
    documents.all().flatMap(({ uri }) => {
      const file = find(uri);
      return file ? [{ ...file, uri }] : [];
    });
  const look = createPublisher({
    openPaths: (folder, slug) =>
      open().flatMap((file) => (file.folder === folder && file.place.slug === slug ? [file.path] : [])),
    show: async (folder, path, findings) => {
      const text = folder.textOf(path);
      await connection.sendDiagnostics({
        uri: open().find((file) => file.path === path)?.uri ?? pathToFileURL(path).href,
        diagnostics: findings.map((finding) => toDiagnostic(finding, text, RULES)),
      });
    },
    fail: (error) =>
      connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  });
  const lookAtAll = (folder: EditedFolder): void => {
    folder.forget();
    for (const file of open()) if (file.folder === folder) look(folder, file.place.slug);
  };
  const take = (uri: string, text: string | null): void => {
    const file = find(uri);
    if (!file) return;
    const { folder, place, path } = file;
    folder.setText(path, text);
    look(folder, place.slug);
    if (place.slug === null) lookAtAll(folder);
  };
  return { take, lookAtAll };
}

function answerQuestions(
  connection: Connection,
  { documents, find }: OpenFiles,
  schemas: EditorSchemas,
): void {
  /** Returns the place that is asked about; `null` where nothing is known of it. */
  const findAsked = async (asked: TextDocumentPositionParams): Promise<AskedPlace | null> => {
    const { uri } = asked.textDocument;
    const [document, file] = [documents.get(uri), find(uri)];
    if (!document || !file) return null;
    const { kind, slug } = file.place;
    const schema = schemas.schemaOf(kind, slug, (await file.folder.open()).catalog);
    const offset = document.offsetAt(asked.position);
    const yaml = pickYaml(document.getText(), kind, offset);
    return schema === null || yaml === null ? null : { document, schema, yaml, offset };
  };
  connection.onCompletion(async (asked) => {
    const place = await findAsked(asked);
    return place ? answerCompletion(place) : [];
  });
  connection.onHover(async (asked) => {
    const place = await findAsked(asked);
    return place && answerHover(place);
  });
}

/** What others write is told by the editor where it can: snapshots and templates that git or a build changes. */
const WATCHED = { watchers: [{ globPattern: '**/*.{yaml,md,json,hbs,mjs}' }] };

function initialize(
  { capabilities }: InitializeParams,
  version: string,
  connection: Connection,
): InitializeResult {
  if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration)
    connection.onInitialized(async () => {
      await connection.client.register(DidChangeWatchedFilesNotification.type, WATCHED);
    });
  return {
    serverInfo: { name: 'skillpress', version },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      completionProvider: { triggerCharacters: [' ', '[', ','] },
      hoverProvider: true,
    },
  };
}
