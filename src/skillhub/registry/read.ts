import type { Answered } from '../../http/answer.ts';
import type { Objection, Stopped, Unknown } from '../../publish/objection.ts';
import type { Clock } from '../../http/clock.ts';
import type { PacedClient } from '../../http/paced.ts';
import { fingerprintFiles } from '../../publish/fingerprint.ts';
import { toStoppedByStranger, findAccountProblem, toUnasked, toUnread } from '../../publish/readAnswer.ts';
import type * as z from 'zod';
import { filesSchema, skillSchema } from './schemas.ts';
import { SKILLHUB_ACCOUNT } from './account.ts';

/** Where and for whom to ask. */
export interface SkillHubAccess {
  readonly client: PacedClient;
  readonly owner: string;
  readonly clock: Clock;
}

/** The longest that a read may take, in milliseconds. */
const READ_MS = 30_000;

type Unread = Unknown | Stopped;

/** What everybody may see of a skill; what waits for its review is nowhere in it. */
export type SkillRead =
  | { readonly kind: 'absent' }
  | { readonly kind: 'read'; readonly skill: z.output<typeof skillSchema> }
  /** Somebody else has that name. */
  | ({ readonly kind: 'refused' } & Objection)
  | Unread;

/** Reads a skill of the owner. */
export async function readSkill(slug: string, access: SkillHubAccess): Promise<SkillRead> {
  const answer = await get(`/api/v1/skills/${slug}`, {}, access);
  if (answer.kind !== 'answered') return answer;
  // Any web server has a 404: only SkillHub's own means that the skill is not there.
  if (answer.status === 404)
    return /skill not found/i.test(answer.text)
      ? { kind: 'absent' }
      : toStoppedByStranger(answer, SKILLHUB_ACCOUNT);
  const { data } = skillSchema.safeParse(answer.status === 200 ? answer.json : null);
  if (!data) return toUnread(answer, SKILLHUB_ACCOUNT);
  if (data.skill.slug !== slug) return { kind: 'unknown', message: 'it answered for another skill' };
  const handle = data.owner?.handle;
  if (handle === undefined || handle.toLowerCase() === access.owner.toLowerCase())
    return { kind: 'read', skill: data };
  return {
    kind: 'refused',
    message: `"${slug}" belongs to @${handle} at SkillHub`,
    hint: 'Rename the folder of the app, or publish it elsewhere only. If that is you, correct skillhub.owner in catalog.yaml.',
  };
}

/** The fingerprint of a version's files; `null` when nobody may see that version. */
export async function readFingerprint(
  slug: string,
  version: string,
  access: SkillHubAccess,
): Promise<{ readonly kind: 'read'; readonly fingerprint: string | null } | Unread> {
  const answer = await get(`/api/v1/skills/${slug}/files`, { version }, access);
  if (answer.kind !== 'answered') return answer;
  if (answer.status === 404 && /version not found|no files|skill not found/i.test(answer.text))
    return { kind: 'read', fingerprint: null };
  const { data } = filesSchema.safeParse(answer.status === 200 ? answer.json : null);
  if (!data) return toUnread(answer, SKILLHUB_ACCOUNT);
  if (data.version !== version) return { kind: 'unknown', message: 'it answered for another version' };
  return { kind: 'read', fingerprint: fingerprintFiles(data.files) };
}

/** A read, with the namespace in which the command line asks; a problem of the account is told as such. */
export async function get(
  path: string,
  query: Readonly<Record<string, string>>,
  { client, owner, clock }: SkillHubAccess,
): Promise<Answered | Unread> {
  const search = new URLSearchParams({ ...query, namespace: owner });
  const answer = await client.ask({ method: 'GET', path: `${path}?${search}`, timeoutMs: READ_MS });
  if (answer.kind === 'failed') return toUnasked(answer);
  return findAccountProblem(answer, clock.wall(), SKILLHUB_ACCOUNT) ?? answer;
}
