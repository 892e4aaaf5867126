import { readFile, stat } from 'node:fs/promises';
import { existsSync, watch } from 'node:fs';
import { extname, join } from 'node:path';
import { wordError } from '../errors.ts';
import { waitForAbort } from '../http/clock.ts';
import { watchCatalog } from '../serve/catalog/watchCatalog.ts';
import { listen } from '../serve/http/listen.ts';

/** A look at the site on this machine. */
export interface SiteShow {
  readonly siteDir: string;
  /** The built catalog, and the templates; a change of either makes the site anew. The templates may be missing. */
  readonly outDir: string;
  readonly templatesDir: string;
  readonly port: number;
  /** Makes the site for an address. */
  readonly make: (base: string) => Promise<void>;
  readonly print: (text: string) => void;
  readonly stop: AbortSignal;
}

const HOST = '127.0.0.1';
/** An editor writes a file in several steps; it is done when nothing has changed for so long. */
const QUIET_MS = 300;
const CHANGES = '/_changes';
const RELOAD = '/_reload.js';
const RELOAD_SCRIPT = `new EventSource('${CHANGES}').onmessage = () => location.reload();\n`;
const RELOAD_TAG = `<script type="module" src="${RELOAD}"></script>`;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

/** Shows the site on this machine until it is stopped: pages load again when something that they are made of has changed. */
export async function serveSite({ siteDir, port, make, print, stop, ...sources }: SiteShow): Promise<void> {
  const readers = new Set<ReadableStreamDefaultController<string>>();
  const answer = (request: Request): Promise<Response> => answerWith(siteDir, readers, new URL(request.url));
  const { url, stop: close } = await listen(answer, { host: HOST, port });
  const again = async (): Promise<void> => {
    await make(`${url}/`);
    for (const reader of readers) reader.enqueue('data: changed\n\n');
  };
  try {
    await make(`${url}/`);
    print(`skillpress: the site is at ${url}/\n`);
    await watchUntil(sources, stop, () =>
      again().catch((error: unknown) => print(`skillpress: ${wordError(error)}\n`)),
    );
  } finally {
    for (const reader of readers) reader.close();
    await close();
  }
}

/** Calls `changed` when there is a new build, or some templates were changed and no more are, one call at a time. */
async function watchUntil(
  { outDir, templatesDir }: Pick<SiteShow, 'outDir' | 'templatesDir'>,
  stop: AbortSignal,
  changed: () => Promise<void>,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => (running = running.then(changed)), QUIET_MS);
  };
  const unwatch = watchCatalog(outDir, later);
  const templates = existsSync(templatesDir) ? watch(templatesDir, { recursive: true }, later) : null;
  await waitForAbort(stop);
  clearTimeout(timer);
  unwatch();
  templates?.close();
  await running;
}

async function answerWith(
  siteDir: string,
  readers: Set<ReadableStreamDefaultController<string>>,
  { pathname }: URL,
): Promise<Response> {
  if (pathname === RELOAD) return respond(RELOAD_SCRIPT, '.js');
  if (pathname === CHANGES) return openChanges(readers);
  const found = await readPage(siteDir, pathname);
  if (found) return found;
  const missing = await readPage(siteDir, '/404.html');
  return new Response(missing?.body ?? 'not found', {
    status: 404,
    headers: { 'content-type': TYPES['.html'] ?? '' },
  });
}

/** A file of the site; the index of a folder. `null`: there is none. */
async function readPage(siteDir: string, pathname: string): Promise<Response | null> {
  const path = decodePath(pathname);
  // What leads out of the folder is no page of it.
  if (path === null || path.split('/').includes('..') || path.includes('\0')) return null;
  const file = join(siteDir, path, path.endsWith('/') ? 'index.html' : '');
  const stats = await stat(file).catch(() => null);
  if (stats?.isDirectory())
    return new Response(null, { status: 301, headers: { location: `${pathname.replace(/^\/+/, '/')}/` } });
  if (!stats?.isFile()) return null;
  const type = extname(file);
  const bytes = await readFile(file);
  return respond(
    type === '.html' ? bytes.toString('utf8').replace('</head>', `${RELOAD_TAG}</head>`) : bytes,
    type,
  );
}

/** `null`: it is no path of UTF-8. */
function decodePath(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

function respond(body: string | Buffer, type: string): Response {
  const headers = {
    'content-type': TYPES[type] ?? 'application/octet-stream',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), { headers });
}

/** A stream that tells of every change. */
function openChanges(readers: Set<ReadableStreamDefaultController<string>>): Response {
  let own: ReadableStreamDefaultController<string> | undefined;
  const stream = new ReadableStream<string>({
    start: (controller) => {
      own = controller;
      readers.add(controller);
    },
    cancel: () => {
      if (own) readers.delete(own);
    },
  });
  return new Response(stream.pipeThrough(new TextEncoderStream()), {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  });
}
