import { accountOf, requireAccount } from './accounts.ts';
import { json, Refusal, text, type Answer } from './answers.ts';
import { ownerParam, type Call } from './call.ts';
import { ambiguous, candidates, find, publicVersions, selected } from './lookup.ts';
import type { Skill, Version } from './state.ts';
import { latestJson, moderationJson, skillJson } from './skillJson.ts';
import { zip } from './zip.ts';

/** `GET /.well-known/clawhub.json`. */
export function discovery({ settings: { url } }: Call): Answer {
  return json({ apiBase: url, authBase: url, minCliVersion: '0.0.5' });
}

/** `GET /api/v1/whoami`. */
export function whoami({ state, headers }: Call): Answer {
  const { handle, displayName } = requireAccount(state, headers.authorization);
  return json({ user: { handle, displayName, image: null, role: 'user' } });
}

/** `GET /api/v1/resolve`: any version with that fingerprint, newest first, pending ones included. */
export function resolve({ query, state, settings }: Call): Answer {
  const slug = query.get('slug')?.trim().toLowerCase();
  const hash = query.get('hash')?.trim().toLowerCase();
  if (!slug || !hash) return text('Missing slug or hash', 400);
  if (!/^[a-f0-9]{64}$/.test(hash)) return text('Invalid hash', 400);
  const skills = candidates(state, slug, ownerParam(query));
  if (skills.length > 1) return ambiguous(settings.url, slug, skills);
  const [skill] = skills;
  if (!skill) return text('Skill not found', 404);
  const match = skill.versions.findLast((version) => version.visible && version.fingerprint === hash);
  const named = (version: Version | null | undefined) => (version ? { version: version.version } : null);
  return json({ slug, match: named(match), latestVersion: named(skill.latest) });
}

function ofSkill(call: Call, slug: string, answer: (skill: Skill) => Answer): Answer {
  const found = find(call, slug.toLowerCase());
  return 'answer' in found ? found.answer : answer(found.skill);
}

/** `GET /api/v1/skills/{slug}`. */
export function skill(call: Call, slug: string): Answer {
  return ofSkill(call, slug, (found) => {
    const page = found.latest?.files.find((file) => file.path.toLowerCase() === 'skill.md');
    const owner = { handle: found.owner, userId: found.userId, displayName: found.owner, image: null };
    return json({
      skill: { ...skillJson(found), description: page?.bytes.toString() ?? null },
      latestVersion: latestJson(found),
      metadata: null,
      owner,
      moderation: moderationJson(found),
    });
  });
}

/** `GET /api/v1/skills/{slug}/moderation`: for the owner, and for everybody when it is flagged. */
export function moderation(call: Call, slug: string): Answer {
  const unavailable = text('Moderation details unavailable', 404);
  const [found] = candidates(call.state, slug, ownerParam(call.query));
  const details = found && moderationJson(found);
  const isOwner = accountOf(call.state, call.headers.authorization)?.userId === found?.userId;
  if (!details || !(isOwner || details.isSuspicious || details.isMalwareBlocked)) return unavailable;
  return json({ moderation: { ...details, evidence: [], legacyReason: null } });
}

const versionJson = ({ version, createdAt, changelog, changelogSource }: Version) => ({
  version,
  createdAt,
  changelog,
  changelogSource,
});

/** `GET /api/v1/skills/{slug}/versions`; the cursor counts versions. */
export function versions(call: Call, slug: string): Answer {
  return ofSkill(call, slug, (found) => {
    const all = publicVersions(found);
    const from = Number(call.query.get('cursor') ?? 0);
    const to = from + Number(call.query.get('limit') ?? 25);
    const items = all.slice(from, to).map(versionJson);
    return json({ items, nextCursor: to < all.length ? String(to) : null });
  });
}

/** `GET /api/v1/skills/{slug}/versions/{version}`. */
export function version(call: Call, slug: string, name: string): Answer {
  return ofSkill(call, slug, (found) => {
    const one = selected(found, new URLSearchParams({ version: name }));
    const { status } = one.verdict;
    const security = {
      status,
      hasWarnings: ['suspicious', 'malicious'].includes(status),
      checkedAt: one.createdAt,
      model: null,
    };
    const files = one.files.map(({ path, size, sha256, contentType = null }) => ({
      path,
      size,
      sha256,
      contentType,
    }));
    return json({
      skill: { slug: found.slug, displayName: found.displayName },
      version: { ...versionJson(one), license: 'MIT-0', files, security },
    });
  });
}

/** `GET /api/v1/skills/{slug}/file?path=`. */
export function file(call: Call, slug: string): Answer {
  const path = call.query.get('path')?.trim();
  if (!path) return text('Missing path', 400);
  return ofSkill(call, slug, (found) => {
    const stored = selected(found, call.query).files.find(
      (one) => one.path.toLowerCase() === path.toLowerCase(),
    );
    if (!stored) return text('File not found', 404);
    const type = `${stored.contentType ?? 'text/plain'}; charset=utf-8`;
    const headers = { 'content-type': type, etag: stored.sha256, 'x-content-sha256': stored.sha256 };
    return { status: 200, headers, body: stored.bytes };
  });
}

/** `GET /api/v1/download`: the version as a ZIP archive, unless it is malicious. */
export function download(call: Call): Answer {
  const slug = call.query.get('slug');
  if (!slug) throw new Refusal('Missing slug');
  return ofSkill(call, slug, (found) => {
    const chosen = selected(found, call.query);
    if (chosen.verdict.status === 'malicious')
      return text(
        'Blocked: this skill version has been flagged as malicious by ClawScan and cannot be downloaded.',
        403,
      );
    found.stats.downloads += 1;
    return { status: 200, headers: { 'content-type': 'application/zip' }, body: zip(chosen.files) };
  });
}
