import { sha256 } from './ids.ts';

/** A bundle and what its payload says beyond the usual. */
export interface Bundle {
  readonly slug: string;
  /** Texts by path. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly version?: string;
  /** Overrides fields of the payload; `undefined` leaves one out. */
  readonly payload?: Readonly<Record<string, unknown>>;
}

/** What the registry answered. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Where the registry is and who asks. */
export interface Client {
  readonly url: string;
  /** Without one no `Authorization` is sent. */
  readonly token?: string | undefined;
}

/** One request. */
export async function ask({ url, token }: Client, path: string, init: RequestInit = {}): Promise<Reply> {
  const headers = new Headers(init.headers);
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  const response = await fetch(new URL(path, url), { redirect: 'manual', ...init, headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** A POST of JSON. */
export function post(client: Client, path: string, body: unknown): Promise<Reply> {
  const headers = { 'content-type': 'application/json' };
  return ask(client, path, { method: 'POST', headers, body: JSON.stringify(body) });
}

const bytesOf = (content: string | Uint8Array) =>
  typeof content === 'string' ? Buffer.from(content) : content;

function payloadOf(
  { slug, version = '1.0.0', payload = {} }: Bundle,
  files: unknown,
): Record<string, unknown> {
  const usual = { slug, displayName: `The ${slug}`, version, changelog: '', acceptLicenseTerms: true };
  return { ...usual, files, ...payload };
}

/** Gets a ticket for each file and uploads it; the files as the payload lists them. */
export async function uploadAll(client: Client, { files }: Bundle): Promise<Record<string, unknown>[]> {
  const listed = [];
  for (const [path, content] of Object.entries(files)) {
    const bytes = bytesOf(content);
    const file = { path, size: bytes.length, sha256: sha256(bytes), contentType: 'text/markdown' };
    const ticket = await post(client, '/api/v1/skills/-/upload-url', file);
    if (ticket.status !== 200) throw new Error(ticket.text);
    const { uploadUrl, uploadTicket } = JSON.parse(ticket.text) as Record<string, string>;
    const headers = { 'content-type': file.contentType };
    const upload = await ask(client, uploadUrl ?? '', {
      method: 'POST',
      headers,
      body: new Uint8Array(bytes),
    });
    if (upload.status !== 200) throw new Error(upload.text);
    const { storageId } = JSON.parse(upload.text) as { storageId: string };
    listed.push({ ...file, storageId, uploadTicket });
  }
  return listed;
}

/** Publishes as the CLI does: tickets, uploads and a JSON payload. */
export async function publishJson(client: Client, bundle: Bundle): Promise<Reply> {
  const files = await uploadAll(client, bundle);
  return post(client, '/api/v1/skills', payloadOf(bundle, files));
}

/** Publishes in one request, as a form. */
export function publishForm(client: Client, bundle: Bundle): Promise<Reply> {
  const form = new FormData();
  form.set('payload', JSON.stringify(payloadOf(bundle, undefined)));
  for (const [path, content] of Object.entries(bundle.files))
    form.append('files', new Blob([new Uint8Array(bytesOf(content))], { type: 'text/markdown' }), path);
  return ask(client, '/api/v1/skills', { method: 'POST', body: form });
}

/**
 * A page that the quality gate lets through. Pages of different `shape` have different structural fingerprints, pages
 * of one shape the same.
 */
export function page(name: string, shape = 0, text = 'first'): string {
  const lines = Array.from({ length: 12 }, (_, i) => {
    const long = (shape >> i) % 2 === 1 ? ` for people who asked ${name} about topic${i} yesterday` : '';
    return `- item${i} of ${name}${long}`;
  });
  const words = Array.from({ length: 90 }, (_, i) => `${name}${i}`).join(' ');
  const front = `---\nname: ${name}\ndescription: Works with ${name}.\n---\n`;
  return `${front}# ${name}\n\n${words}\n\n## Actions\n\n${lines.join('\n')}\n\n## Notes\n\nThis is the ${text} text.\n`;
}
