import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type CompletionItem,
  type Diagnostic,
  type Hover,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ROOT } from '../support/catalogs.ts';

/** An editor with the compiled `skillpress lsp`, in the folder of a catalog. A path may be a whole URI. */
export interface Editor {
  /** Shows a text in the place of the file, and returns the next findings of that file. */
  readonly write: (path: string, text: string) => Promise<readonly Diagnostic[]>;
  /** The next findings of a file, whatever they follow from. */
  readonly next: (path: string) => Promise<readonly Diagnostic[]>;
  readonly save: (path: string) => void;
  readonly close: (path: string) => void;
  /** What is offered at the bar of an open file's text, which has it no more afterwards. */
  readonly complete: (path: string, text: string) => Promise<readonly CompletionItem[]>;
  readonly hover: (path: string, text: string) => Promise<Hover | null>;
  /** Says good-bye as editors do; returns the exit code. */
  readonly end: () => Promise<number | null>;
}

/** Starts the server as an editor does, and waits until it is ready. */
export async function startEditor(dir: string): Promise<Editor> {
  const child = spawn(process.execPath, [join(ROOT, 'lib/cli.js'), 'lsp', '--stdio'], {
    cwd: dir,
    env: { PATH: process.env['PATH'] ?? '' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const waiting = new Map<string, (found: readonly Diagnostic[]) => void>();
  const documents = new Map<string, TextDocument>();
  connection.onNotification('textDocument/publishDiagnostics', (told: PublishDiagnosticsParams) => {
    waiting.get(told.uri)?.(told.diagnostics);
    waiting.delete(told.uri);
  });
  connection.listen();
  const uriOf = (path: string): string => (/^\w+:/.test(path) ? path : pathToFileURL(join(dir, path)).href);
  const next: Editor['next'] = (path) => new Promise((resolve) => waiting.set(uriOf(path), resolve));
  const show = async (path: string, text: string): Promise<void> => {
    const uri = uriOf(path);
    const version = (documents.get(uri)?.version ?? 0) + 1;
    documents.set(uri, TextDocument.create(uri, 'markdown', version, text));
    if (version === 1)
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'markdown', version, text },
      });
    else
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      });
  };
  const ask = async <T>(method: string, path: string, text: string): Promise<T> => {
    const offset = text.indexOf('|');
    await show(path, text.replace('|', ''));
    const uri = uriOf(path);
    const position = documents.get(uri)?.positionAt(offset);
    return connection.sendRequest<T>(method, { textDocument: { uri }, position });
  };
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(dir).href,
    capabilities: {},
  });
  await connection.sendNotification('initialized', {});
  return {
    write: async (path, text) => {
      const found = next(path);
      await show(path, text);
      return found;
    },
    next,
    save: (path) =>
      void connection.sendNotification('textDocument/didSave', { textDocument: { uri: uriOf(path) } }),
    close: (path) => {
      documents.delete(uriOf(path));
      void connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(path) } });
    },
    complete: (path, text) => ask('textDocument/completion', path, text),
    hover: (path, text) => ask('textDocument/hover', path, text),
    end: async () => {
      const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      return ended;
    },
  };
}

/** The text of a file of a catalog. */
export function textOf(dir: string, path: string): string {
  return readFileSync(join(dir, path), 'utf8');
}
