import { requireAccount } from './accounts.ts';
import { json, Refusal, text, type Answer } from './answers.ts';
import { mediaType, type Call } from './call.ts';
import { HOUR } from './clock.ts';
import { idOf, sha256 } from './ids.ts';
import type { Account, Ticket } from './state.ts';

/** Of one file, in bytes. */
export const MAX_FILE = 10 * 1024 * 1024;
const TTL = HOUR;

interface Expected {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly contentType: string | undefined;
}

/** Whether a path stays inside the bundle: relative, no backslash, no empty, `.` or `..` segment. */
export function isSafePath(path: string): boolean {
  return !path.includes('\\') && path.split('/').every((segment) => !['', '.', '..'].includes(segment));
}

function expectedOf(body: unknown): Expected {
  const { path, size, sha256: digest, contentType } = (body ?? {}) as Record<string, unknown>;
  if (typeof path !== 'string' || typeof size !== 'number' || typeof digest !== 'string')
    throw new Refusal('Skill upload payload: path, size and sha256 are required');
  if (!isSafePath(path)) throw new Refusal('Invalid upload path');
  if (!Number.isSafeInteger(size) || size < 0 || size > MAX_FILE)
    throw new Refusal(`Upload must be at most ${MAX_FILE} bytes`);
  if (!/^[a-f0-9]{64}$/i.test(digest)) throw new Refusal('Invalid upload SHA-256');
  const type = typeof contentType === 'string' ? mediaType(contentType) : undefined;
  return { path, size, sha256: digest.toLowerCase(), contentType: type };
}

/** `POST /api/v1/skills/-/upload-url` (convex/skillPublishUploads.ts). */
export function uploadUrl({ headers, json: body, state, settings }: Call): Answer {
  const user = requireAccount(state, headers.authorization);
  const expected = expectedOf(body);
  const name = `${user.userId} ${expected.path} ${expected.sha256}`;
  const nth = (state.ticketCounts.get(name) ?? 0) + 1;
  state.ticketCounts.set(name, nth);
  const id = idOf('t', `${name} ${nth}`);
  const expiresAt = settings.now() + TTL;
  state.tickets.set(id, { id, userId: user.userId, ...expected, expiresAt, storageId: null, used: false });
  return json({ uploadUrl: `${settings.url}/api/v1/skills/-/upload/${id}`, uploadTicket: id });
}

/** `POST /api/v1/skills/-/upload/{ticket}`: the bytes that the ticket announced, once. */
export function upload({ headers, path, body, state, settings }: Call): Answer {
  const user = requireAccount(state, headers.authorization);
  const ticket = state.tickets.get(path.split('/').at(-1) ?? '');
  const usable = ticket && ticket.userId === user.userId && !ticket.used && ticket.storageId === null;
  if (!usable || ticket.expiresAt <= settings.now())
    throw new Refusal('Skill upload ticket is missing, used, or expired');
  if (body.length > Math.min(ticket.size, MAX_FILE)) return text('Upload is too large', 413);
  const same = body.length === ticket.size && sha256(body) === ticket.sha256;
  if (!same || mediaType(headers['content-type']) !== ticket.contentType)
    throw new Refusal('Uploaded file does not match its skill upload ticket');
  ticket.storageId = idOf('s', ticket.id);
  state.storage.set(ticket.storageId, body);
  return json({ storageId: ticket.storageId });
}

/** What a publish says of a file that it uploaded. */
export interface TicketedFile extends Expected {
  readonly storageId: string;
  readonly uploadTicket: string;
}

/** The ticket of a file if it fits; whether it was used before is asked when the version is stored. */
export function ticketOf(call: Call, user: Account, file: TicketedFile): Ticket {
  const ticket = call.state.tickets.get(file.uploadTicket);
  const fits =
    ticket?.userId === user.userId &&
    ticket.expiresAt > call.settings.now() &&
    ticket.storageId === file.storageId &&
    ticket.path === file.path &&
    ticket.size === file.size &&
    ticket.sha256 === file.sha256.toLowerCase() &&
    ticket.contentType === mediaType(file.contentType);
  if (!fits || (ticket.used && call.settings.ticketsFirst))
    throw new Refusal('Skill upload ticket does not match this publish', 400, true);
  return ticket;
}
