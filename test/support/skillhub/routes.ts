import { json, type Answer } from '../clawhub/answers.ts';
import type { RequestClass } from '../clawhub/routes.ts';
import { cleanReports, fileOf, visible, type Commit, type Skill, type Version } from './state.ts';

/** How the registry behaves, apart from faults. */
export interface Settings {
  readonly now: () => number;
  /** How long a review takes, in milliseconds of the emulated clock; 0 publishes at once, Infinity never. */
  reviewMs: number;
  /** Versions that one key may send in 60 s. */
  perMinute: number;
}

export interface World {
  readonly settings: Settings;
  readonly token: string;
  /** The account of the token. */
  readonly owner: string;
  revoked: boolean;
  readonly skills: Map<string, Skill>;
  readonly commits: Commit[];
  /** When versions were sent, in milliseconds since the epoch. */
  readonly sentAt: number[];
}

/** One request as a route sees it. */
export interface Call {
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly contentType: string;
  readonly body: Buffer;
  /** `ghost`: answered as if stored, and nothing is; `hidden`: stored, its number taken, and never let through. */
  readonly storing: 'stored' | 'ghost' | 'hidden';
}

type Handle = (world: World, call: Call, slug: string) => Answer | Promise<Answer>;

const ROUTES: readonly (readonly [string, RegExp, RequestClass, Handle])[] = [
  ['GET', /^\/api\/v1\/skills\/([^/]+)$/, 'skill', detail],
  ['GET', /^\/api\/v1\/skills\/([^/]+)\/versions$/, 'versions', versions],
  ['GET', /^\/api\/v1\/skills\/([^/]+)\/files$/, 'file', files],
  ['POST', /^\/api\/v1\/community\/skills\/publish$/, 'publish', publish],
];

/** Who answers a request. */
export function routeOf(
  method: string,
  path: string,
): { readonly kind: RequestClass; readonly slug: string; readonly handle: Handle } {
  for (const [routeMethod, pattern, kind, handle] of ROUTES) {
    const match = routeMethod === method ? pattern.exec(path) : null;
    if (match) return { kind, slug: decodeURIComponent(match[1] ?? ''), handle };
  }
  return { kind: 'other', slug: '', handle: () => error('not found', 404) };
}

/** `{ "error": … }`, as its documentation has it. */
export function error(text: string, status: number, more: object = {}): Answer {
  return json({ error: text, ...more }, status);
}

function shown(world: World, slug: string): { skill: Skill; versions: readonly Version[] } | null {
  const skill = world.skills.get(slug);
  const versions = skill ? visible(skill, world.settings.now()) : [];
  return skill && versions.length > 0 ? { skill, versions } : null;
}

function detail(world: World, _: Call, slug: string): Answer {
  const found = shown(world, slug);
  if (!found) return error('skill not found', 404);
  const { skill, versions } = found;
  const [latest] = versions;
  return json({
    skill: {
      slug,
      category: 'dev-programming',
      source: 'community',
      iconUrl: null,
      displayName: skill.displayName,
      summary: skill.summary,
      summary_zh: skill.summary,
      tags: { latest: latest?.version },
      stats: { ...skill.stats, versions: versions.length },
      createdAt: skill.createdAt,
      updatedAt: latest?.createdAt,
      labels: { requires_api_key: 'false' },
    },
    latestVersion: { version: latest?.version, createdAt: latest?.createdAt, changelog: latest?.changelog },
    owner: { handle: skill.owner, displayName: skill.owner, image: null },
    securityReports: latest?.reports ?? null,
  });
}

function versions(world: World, _: Call, slug: string): Answer {
  const found = shown(world, slug);
  if (!found) return error('skill not found', 404);
  const list = found.versions.map(({ version, changelog, createdAt, reports }, at) => {
    return { versionId: 100 - at, version, changelog, createdAt, securityReports: reports };
  });
  return json({ slug, source: 'community', versions: list });
}

function files(world: World, { query }: Call, slug: string): Answer {
  const found = shown(world, slug);
  if (!found) return error('skill not found', 404);
  const wanted = query.get('version') ?? found.versions[0]?.version;
  const version = found.versions.find((each) => each.version === wanted);
  if (!version) return error('version not found or no files', 404);
  return json({ files: version.files, count: version.files.length, version: version.version });
}

const LARGEST = 10 * 2 ** 20;
const SLUG = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
const SEMVER = /^\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.-]+)?$/;
const REFUSED_FILE = /(?:^|\/)(?:\.|licen[cs]e)|\.(?:png|jpe?g|gif|webp|svg|ico)$/i;

async function publish(world: World, call: Call): Promise<Answer> {
  if (world.revoked || call.authorization !== `Bearer ${world.token}`)
    return error('未登录或登录已过期', 401);
  if (!call.contentType.includes('multipart/form-data')) return error('invalid form', 400);
  if (call.body.length > LARGEST) return error('request body too large', 413);
  const limited = throttle(world);
  if (limited) return limited;
  const { payload, texts } = await readForm(call);
  const { slug, version, displayName, summary, changelog } = payload as Record<string, string>;
  if (!SLUG.test(slug ?? '')) return error('slug 格式不合法', 400);
  if (!SEMVER.test(version ?? '')) return error('version 不是合法 SemVer', 400);
  if (!displayName) return error('displayName 不能为空', 400);
  if (texts['SKILL.md'] === undefined) return error('缺少 SKILL.md', 400);
  const strange = Object.keys(texts).find((path) => REFUSED_FILE.test(path));
  if (strange !== undefined) return error(`不允许的文件类型: ${strange}`, 400);
  const known = world.skills.get(slug ?? '');
  if (known && known.owner !== world.owner)
    return error(`slug "${slug}" 已被占用`, 409, { code: 'SLUG_TAKEN' });
  if (known?.versions.some((each) => each.version === version))
    return error(`版本 ${version} 已存在，请提升版本号`, 409, { code: 'VERSION_EXISTS' });
  const stored = Object.entries(texts).map(([path, text]) => fileOf(path, Buffer.from(text)));
  const reviewMs = call.storing === 'hidden' ? Infinity : world.settings.reviewMs;
  if (call.storing !== 'ghost') {
    store(world, { slug, version, displayName, summary, changelog }, stored, reviewMs);
    world.commits.push({ slug: slug ?? '', version: version ?? '', payload, files: stored, texts });
  }
  const review = reviewMs === 0 ? 'approved' : 'pending';
  return json(
    {
      ok: true,
      skillId: 104_490,
      slug,
      version,
      versionId: 1,
      fileCount: stored.length,
      isUpdate: known !== undefined,
      reviewStatus: review,
      securityScanStatus: review === 'approved' ? 'passed' : 'pending',
    },
    201,
  );
}

function throttle({ sentAt, settings }: World): Answer | null {
  const now = settings.now();
  const recent = sentAt.filter((at) => at > now - 60_000);
  sentAt.splice(0, sentAt.length, ...recent, now);
  if (recent.length < settings.perMinute) return null;
  const retryAfter = Math.ceil(((recent.at(-settings.perMinute) ?? now) + 60_000 - now) / 1000);
  sentAt.pop();
  return error('RATE_LIMITED', 429, { rule: 'publish.token.minute', retryAfter, windowSec: 60 });
}

async function readForm({ body, contentType }: Call) {
  const request = new Response(new Uint8Array(body), { headers: { 'content-type': contentType } });
  const form = await request.formData();
  const part = form.get('payload');
  const payload = JSON.parse(typeof part === 'string' ? part : '{}') as Record<string, unknown>;
  const texts: Record<string, string> = {};
  for (const file of form.getAll('files')) {
    if (typeof file !== 'string') texts[file.name] = await file.text();
  }
  return { payload, texts };
}

function store(
  { settings, skills, owner }: World,
  said: Readonly<Record<string, string | undefined>>,
  stored: Version['files'],
  reviewMs: number,
): void {
  const now = settings.now();
  const { slug = '', version = '', displayName = '', summary = '', changelog = '' } = said;
  const stats = { downloads: 0, stars: 0, installs: 0 };
  const skill = skills.get(slug) ?? {
    slug,
    owner,
    createdAt: now,
    displayName,
    summary,
    versions: [],
    stats,
  };
  skills.set(slug, skill);
  skill.versions.push({
    version,
    changelog,
    createdAt: now,
    files: stored,
    review: reviewMs === 0 ? 'approved' : 'pending',
    reviewedAt: now + reviewMs,
    reports: cleanReports(slug),
  });
}
