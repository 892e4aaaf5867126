import * as z from 'zod';
import { Refusal } from './answers.ts';
import { sha256 } from './ids.ts';
import { MAX_FILE } from './uploads.ts';

const file = z.object({
  path: z.string(),
  size: z.number(),
  storageId: z.string(),
  sha256: z.string(),
  contentType: z.string().optional(),
  uploadTicket: z.string().optional(),
});

const source = z.object({
  kind: z.literal('github'),
  url: z.string(),
  repo: z.string(),
  ref: z.string(),
  commit: z.string(),
  path: z.string(),
  importedAt: z.number(),
});

/** The payload of a publish (packages/schema/src/schemas.ts:80-119); unknown keys are dropped, as the server drops them. */
const payload = z.object({
  slug: z.string(),
  displayName: z.string(),
  ownerHandle: z.string().optional(),
  sourceOwnerHandle: z.string().optional(),
  migrateOwner: z.boolean().optional(),
  version: z.string(),
  changelog: z.string(),
  acceptLicenseTerms: z.boolean().optional(),
  tags: z.array(z.string()).optional(),
  categories: z.array(z.string()).optional(),
  topics: z.array(z.string()).optional(),
  source: source.optional(),
  forkOf: z
    .object({ slug: z.string(), ownerHandle: z.string().optional(), version: z.string().optional() })
    .optional(),
  files: z.array(file),
});

export type Payload = z.output<typeof payload>;

/** A publish as it arrived: its payload, checked and raw, and the bytes that a form carried. */
export interface Submission {
  readonly payload: Payload;
  readonly raw: Readonly<Record<string, unknown>>;
  readonly via: 'json' | 'multipart';
  /** By storage id; empty for JSON, whose files were uploaded before. */
  readonly blobs: ReadonlyMap<string, Buffer>;
}

function checked(raw: Record<string, unknown>): Payload {
  const result = payload.safeParse(raw);
  if (!result.success) {
    const { path, message } = result.error.issues[0] ?? { path: [], message: 'invalid value' };
    throw new Refusal(`Publish payload: ${path.join('.')}: ${message}`);
  }
  if (result.data.files.length === 0) throw new Refusal('files required');
  return result.data;
}

/** A JSON publish. */
export function jsonSubmission(body: unknown): Submission {
  if (typeof body !== 'object' || body === null) throw new Refusal('Unexpected end of JSON input');
  const raw = body as Record<string, unknown>;
  return { payload: checked(raw), raw, via: 'json', blobs: new Map() };
}

const MACOS_JUNK = /(^|\/)(\.DS_Store|__MACOSX(\/|$)|\._)/;

/** The text of the `payload` part, as an object. */
function payloadPart(form: FormData): Record<string, unknown> {
  const part = form.get('payload');
  if (typeof part !== 'string' || part === '') throw new Refusal('Missing payload');
  try {
    return JSON.parse(part) as Record<string, unknown>;
  } catch {
    throw new Refusal('Invalid JSON payload');
  }
}

/** A form publish: a part `payload` and parts `files` whose file names are paths (convex/httpApiV1/shared.ts:384-446). */
export async function formSubmission(contentType: string, body: Buffer): Promise<Submission> {
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': contentType },
  }).formData();
  const raw = payloadPart(form);
  const blobs = new Map<string, Buffer>();
  const files = [];
  for (const part of form.getAll('files')) {
    if (typeof part === 'string' || MACOS_JUNK.test(part.name)) continue;
    if (part.size > MAX_FILE) throw new Refusal(`File "${part.name}" exceeds 10MB limit`);
    const bytes = Buffer.from(await part.arrayBuffer());
    const storageId = `f${blobs.size}`;
    blobs.set(storageId, bytes);
    const contentTypeOf = part.type === '' ? {} : { contentType: part.type };
    files.push({ path: part.name, size: bytes.length, sha256: sha256(bytes), storageId, ...contentTypeOf });
  }
  const changelog = typeof raw['changelog'] === 'string' ? raw['changelog'] : '';
  return { payload: checked({ ...raw, changelog, files }), raw, via: 'multipart', blobs };
}
