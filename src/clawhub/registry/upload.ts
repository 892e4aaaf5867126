import type { Answer } from '../../http/answer.ts';
import { toJsonBody } from '../../http/client.ts';
import type { PacedClient } from '../../http/paced.ts';
import type { BundleFile } from '../../publish/candidate.ts';
import type { Outcome } from '../../publish/registry.ts';
import { createStopped } from '../../publish/objection.ts';
import { toStoppedByStranger, quoteAnswer } from '../../publish/readAnswer.ts';
import { findClawhubProblem } from './answers.ts';
import type { UploadedFile } from './payload.ts';
import { ticketSchema, uploadedSchema } from './schemas.ts';
import { CLAWHUB_ACCOUNT } from './account.ts';

const TICKET_MS = 30_000;
const UPLOAD_MS = 120_000;
const TRIES = 3;

/** Whom files are sent to, and the clock by which an answer that asks for patience is read. */
export interface UploadParts {
  readonly client: PacedClient;
  readonly origin: string;
  /** Milliseconds since 1970. */
  readonly wall: () => number;
}

/** A file that ClawHub has, or why the version cannot be published now. */
export type Upload = { readonly kind: 'uploaded'; readonly file: UploadedFile } | Outcome;

/**
 * Uploads a file under a ticket of its own. Harmless to repeat: until a version names the ticket, an upload is nothing
 * (convex/skillPublishUploads.ts).
 */
export async function upload(file: BundleFile, parts: UploadParts): Promise<Upload> {
  let last: Upload = { kind: 'unsent', message: 'it was not uploaded' };
  for (let tries = 0; tries < TRIES; tries += 1) {
    last = await uploadOnce(file, parts);
    if (last.kind !== 'unsent') return last;
  }
  return last;
}

async function uploadOnce(
  { path, size, sha256, read }: BundleFile,
  { client, origin, wall }: UploadParts,
): Promise<Upload> {
  const contentType = typeOf(path);
  const ticket = await client.ask({
    method: 'POST',
    path: '/api/v1/skills/-/upload-url',
    body: toJsonBody({ path, size, sha256, contentType }),
    timeoutMs: TICKET_MS,
  });
  const granted = ticketSchema.safeParse(ticket.kind === 'answered' ? ticket.json : null);
  if (!isSuccess(ticket) || !granted.success) return problem(ticket, path, wall());
  const { uploadUrl, uploadTicket } = granted.data;
  const target = onOrigin(uploadUrl, origin);
  if (target === null) return elsewhere(uploadUrl, origin);
  const body = { type: contentType, bytes: read() };
  const done = await client.ask({ method: 'POST', path: target, body, timeoutMs: UPLOAD_MS });
  const stored = uploadedSchema.safeParse(done.kind === 'answered' ? done.json : null);
  if (!isSuccess(done) || !stored.success) return problem(done, path, wall());
  const { storageId } = stored.data;
  return { kind: 'uploaded', file: { path, size, sha256, contentType, storageId, uploadTicket } };
}

function isSuccess(answer: Answer): boolean {
  return answer.kind === 'answered' && answer.status >= 200 && answer.status < 300;
}

/** Path and query on the registry itself; `null` anywhere else, where neither the token nor the file may go. */
function onOrigin(url: string, origin: string): string | null {
  if (!URL.canParse(url, origin)) return null;
  const target = new URL(url, origin);
  const isOurs = target.origin === origin && target.username === '' && target.password === '';
  return isOurs ? target.pathname + target.search : null;
}

function elsewhere(url: string, origin: string): Outcome {
  const where = URL.canParse(url, origin) ? new URL(url, origin).origin : 'no address';
  return createStopped(
    'set-up',
    `it names an upload address on another origin (${where}), and the token goes to ${origin} only`,
    'Nothing was sent there. If you trust that address, ask for this to be made configurable.',
  );
}

function problem(answer: Answer, path: string, wall: number): Outcome {
  if (answer.kind === 'failed') return { kind: 'unsent', message: answer.message };
  const { status, text } = answer;
  if (status >= 200 && status < 300) return toStoppedByStranger(answer, CLAWHUB_ACCOUNT);
  const account = findClawhubProblem(answer, wall);
  if (account) return account;
  if (status === 404) return toStoppedByStranger(answer, CLAWHUB_ACCOUNT);
  const isFinal = status === 413 || /exceeds|too large|invalid file path/i.test(text);
  if (!isFinal) return { kind: 'unsent', message: `${path} could not be uploaded: ${quoteAnswer(answer)}` };
  const hint = 'See what it objects to, build and release.';
  return { kind: 'refused', lasting: true, message: `${path}: ${quoteAnswer(answer)}`, hint };
}

const TYPES: Readonly<Record<string, string>> = {
  md: 'text/markdown',
  yaml: 'application/yaml',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
};

function typeOf(path: string): string {
  return TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
}
