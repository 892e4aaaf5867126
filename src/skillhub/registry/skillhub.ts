import { createUsageError } from '../../errors.ts';
import type { Candidate } from '../../publish/candidate.ts';
import { observeAll } from '../../publish/observeAll.ts';
import { openAccount } from '../../publish/registryAccount.ts';
import type { Outcome, Registry, OfferedRegistry, RegistryParts, Standing } from '../../publish/registry.ts';
import { compareVersions } from '../../text/version.ts';
import { readOutcome, readWait } from './answers.ts';
import { findObjection } from './objection.ts';
import { observeOne } from './observe.ts';
import { createForm } from './payload.ts';
import { readFingerprint, readSkill, type SkillHubAccess } from './read.ts';
import { SKILLHUB_ACCOUNT } from './account.ts';

const PUBLISH_MS = 120_000;
/** It takes three versions a minute of one key (its rule `publish.token.minute`, seen 2026-06); requests arrive unevenly. */
const SPACING_MS = 22_000;

/** SkillHub as `--registry` takes it. */
export const SKILLHUB: OfferedRegistry = { open: openSkillHub, secrets: [SKILLHUB_ACCOUNT.token.name] };

/**
 * Tencent's SkillHub (Tencent/skillhub docs/api at 80c913a, and its command line). Throws a usage error for an unusable address or token, or when
 * `catalog.yaml` has no `skillhub:`.
 */
export function openSkillHub(parts: RegistryParts): Registry {
  const { config, clock } = parts;
  const owner = config.skillhub?.owner;
  if (owner === undefined)
    throw createUsageError(
      'catalog.yaml has no "skillhub:", so no bundles for SkillHub are made',
      'Add "skillhub: { owner: HANDLE }" with the handle of the account there, build, and release.',
    );
  const { client, origin } = openAccount(parts, SKILLHUB_ACCOUNT, { readWait });
  const access: SkillHubAccess = { client, owner, clock };
  return {
    name: 'skillhub',
    bundle: 'skillhub',
    id: `${new URL(origin).host}@${owner}`,
    isLocal: false,
    showsPending: false,
    spacingMs: SPACING_MS,
    afterword: 'Categories are chosen by hand in the console of skillhub.cn; versions show after its review.',
    caps: null,
    objection: findObjection,
    lookUp: (candidate) => lookUp(candidate, access),
    publish: (candidate, intend) => publish(candidate, intend, access),
    observe: async (subjects, watch) => {
      const look = { name: SKILLHUB_ACCOUNT.name, clock };
      const { seen } = await observeAll(subjects, watch, look, (subject) =>
        observeOne(subject, { ...access, origin }),
      );
      return seen;
    },
    close: client.close,
  };
}

async function lookUp({ slug, version, fingerprint }: Candidate, access: SkillHubAccess): Promise<Standing> {
  const read = await readSkill(slug, access);
  if (read.kind !== 'read') return read;
  const latest = read.skill.latestVersion?.version ?? null;
  // A version above the latest one is not public, whatever became of it.
  if (latest === null || compareVersions(version, latest) > 0)
    return { kind: 'present', latest, match: null };
  const files = await readFingerprint(slug, version, access);
  if (files.kind !== 'read') return files;
  return { kind: 'present', latest, match: files.fingerprint === fingerprint ? version : null };
}

async function publish(
  candidate: Candidate,
  intend: () => boolean,
  { client, clock }: SkillHubAccess,
): Promise<Outcome> {
  const { slug, version } = candidate;
  const body = await createForm(candidate);
  const path = '/api/v1/community/skills/publish';
  const answer = await client.send({ method: 'POST', path, body, timeoutMs: PUBLISH_MS }, intend);
  if (answer === null) return { kind: 'unsent', message: 'the run is ending' };
  return readOutcome(answer, slug, version, clock.wall());
}
