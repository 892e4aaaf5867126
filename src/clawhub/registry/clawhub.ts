import { toJsonBody } from '../../http/client.ts';
import type { PacedClient } from '../../http/paced.ts';
import { createUsageError } from '../../errors.ts';
import type { Candidate } from '../../publish/candidate.ts';
import { toStoppedByStranger, toUnasked, toUnread } from '../../publish/readAnswer.ts';
import type {
  Caps,
  Outcome,
  Registry,
  OfferedRegistry,
  RegistryParts,
  Standing,
} from '../../publish/registry.ts';
import { openAccount } from '../../publish/registryAccount.ts';
import { findClawhubProblem, isThrottle, readOutcome } from './answers.ts';
import { SHAPE_WINDOW, TIERS } from '../facts/tiers.ts';
import { findObjection } from './objection.ts';
import { observe } from './observe.ts';
import { createPayload, readBundleSource, type UploadedFile } from './payload.ts';
import { READ_MS } from './reading.ts';
import { resolvedSchema, skillSchema } from './schemas.ts';
import { CLAWHUB_ACCOUNT } from './account.ts';
import { upload } from './upload.ts';

/** The longest that publishing may take, in milliseconds: ClawHub was seen to commit after 120 s. */
const PUBLISH_MS = 180_000;

/** ClawHub as `--registry` takes it. */
export const CLAWHUB: OfferedRegistry = { open: openClawHub, secrets: [CLAWHUB_ACCOUNT.token.name] };

/**
 * ClawHub (facts of openclaw/clawhub at 64db9c3f). Throws a usage error for an unusable address or token, or when
 * `catalog.yaml` has no `clawhub:`.
 */
export function openClawHub(parts: RegistryParts): Registry {
  const { config } = parts;
  if (!config.clawhub)
    throw createUsageError(
      'catalog.yaml has no "clawhub:", so there is nothing to publish there',
      'Add the line "clawhub: { owner: your-handle }", build and release; or name another registry: --registry directory --to DIR.',
    );
  const { client, origin } = openAccount(parts, CLAWHUB_ACCOUNT, { isThrottle });
  const { owner, tier, newPerDay } = config.clawhub;
  const caps: Caps = { newPerDay, sameShape: TIERS[tier].sameShape, window: SHAPE_WINDOW };
  const at: ClawHubAccess = { client, origin, owner, parts };
  return {
    name: 'clawhub',
    bundle: 'clawhub',
    id: `${new URL(origin).host}@${owner}`,
    isLocal: false,
    showsPending: true,
    spacingMs: 0,
    afterword: null,
    caps,
    objection: findObjection,
    lookUp: (candidate) => lookUp(candidate, at),
    publish: (candidate, intend) => publish(candidate, intend, at),
    createdAt: (candidate) => createdAt(candidate, at),
    observe: (subjects, watch) =>
      observe(subjects, watch, {
        client,
        origin,
        owner,
        clock: parts.clock,
        lookUp: (subject) => lookUp(subject, at),
      }),
    close: client.close,
  };
}

interface ClawHubAccess {
  readonly client: PacedClient;
  readonly origin: string;
  readonly owner: string;
  readonly parts: RegistryParts;
}

async function lookUp(
  { slug, fingerprint }: Pick<Candidate, 'slug' | 'fingerprint'>,
  { client, owner, parts }: ClawHubAccess,
): Promise<Standing> {
  const query = new URLSearchParams({ slug, ownerHandle: owner, hash: fingerprint });
  const answer = await client.ask({ method: 'GET', path: `/api/v1/resolve?${query}`, timeoutMs: READ_MS });
  if (answer.kind === 'failed') return toUnasked(answer);
  const account = findClawhubProblem(answer, parts.clock.wall());
  if (account) return account;
  // Any web server has a 404: only ClawHub's own means that the skill is not there.
  if (answer.status === 404)
    return /skill not found/i.test(answer.text)
      ? { kind: 'absent' }
      : toStoppedByStranger(answer, CLAWHUB_ACCOUNT);
  const { data } = resolvedSchema.safeParse(answer.status === 200 ? answer.json : null);
  if (!data) return toUnread(answer, CLAWHUB_ACCOUNT);
  if ((data.slug ?? slug) !== slug) return { kind: 'unknown', message: 'it answered for another skill' };
  const { match, latestVersion } = data;
  return { kind: 'present', latest: latestVersion?.version ?? null, match: match?.version ?? null };
}

async function publish(candidate: Candidate, intend: () => boolean, at: ClawHubAccess): Promise<Outcome> {
  const { client, origin, owner, parts } = at;
  const files: UploadedFile[] = [];
  for (const file of candidate.files) {
    const result = await upload(file, { client, origin, wall: parts.clock.wall });
    if (result.kind !== 'uploaded') return result;
    files.push(result.file);
  }
  const { slug, version } = candidate;
  const source = readBundleSource(parts.env, parts.sourceOf(slug), parts.clock.wall());
  const body = toJsonBody(createPayload(candidate, owner, files, source));
  const post = { method: 'POST', path: '/api/v1/skills', body, timeoutMs: PUBLISH_MS } as const;
  const answer = await client.send(post, intend);
  if (answer === null) return { kind: 'unsent', message: 'the run is ending' };
  return readOutcome(answer, slug, version, parts.clock.wall());
}

async function createdAt({ slug }: Candidate, { client, owner }: ClawHubAccess): Promise<number | null> {
  const path = `/api/v1/skills/${slug}?${new URLSearchParams({ ownerHandle: owner })}`;
  const answer = await client.ask({ method: 'GET', path, timeoutMs: READ_MS });
  const { data } = skillSchema.safeParse(answer.kind === 'answered' ? answer.json : null);
  return data?.skill.createdAt ?? null;
}
