import { json, text, type Answer } from './answers.ts';
import type { Call } from './call.ts';
import { isPublic } from './lookup.ts';
import { latestJson, moderationJson, skillJson } from './skillJson.ts';
import type { Skill } from './state.ts';

type Order = (a: Skill, b: Skill) => number;

const byName: Order = (a, b) => (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : a.owner < b.owner ? -1 : 1);
const ORDERS: Readonly<Record<string, Order>> = {
  updated: (a, b) => b.updatedAt - a.updatedAt || byName(a, b),
  newest: (a, b) => b.createdAt - a.createdAt || byName(a, b),
  downloads: (a, b) => b.stats.downloads - a.stats.downloads || byName(a, b),
  stars: (a, b) => b.stats.stars - a.stats.stars || byName(a, b),
  name: byName,
};

/** Other names of an order; installs have been listed by downloads for some time. */
const ALIASES: Readonly<Record<string, string>> = {
  createdAt: 'newest',
  'created-at': 'newest',
  default: 'downloads',
  recommended: 'downloads',
  trending: 'downloads',
  installs: 'downloads',
  installsCurrent: 'downloads',
  installsAllTime: 'downloads',
  rating: 'stars',
};

/** What everybody may list; `nonSuspiciousOnly` leaves flagged skills out. */
function listed({ state, query }: Call): Skill[] {
  const strict = ['true', '1'].includes(query.get('nonSuspiciousOnly') ?? '');
  return [...state.skills.values()].filter(
    (skill) => isPublic(skill) && !(strict && moderationJson(skill).isSuspicious),
  );
}

const limitOf = (query: URLSearchParams, most: number) =>
  Math.min(most, Math.max(1, Number.parseInt(query.get('limit') ?? '25', 10) || 25));

/** `GET /api/v1/skills`: no filter by owner; the cursor counts skills. */
export function list(call: Call): Answer {
  const { query } = call;
  const prefix = query.get('prefix')?.trim().toLowerCase();
  const sort = query.get('sort') ?? (prefix === undefined ? 'updated' : 'name');
  const order = ORDERS[ALIASES[sort] ?? sort];
  if (!order) return text('Invalid sort query parameter', 400);
  const skills = listed(call)
    .filter(({ slug }) => slug.startsWith(prefix ?? ''))
    .sort(order);
  const from = Number(query.get('cursor') ?? 0);
  const to = from + limitOf(query, 200);
  const items = skills
    .slice(from, to)
    .map((skill) => ({ ...skillJson(skill), latestVersion: latestJson(skill), metadata: null }));
  return json({ items, nextCursor: to < skills.length ? String(to) : null });
}

function score({ slug, displayName, summary }: Skill, terms: readonly string[]): number {
  const text = `${slug} ${displayName} ${summary ?? ''}`.toLowerCase();
  return terms.filter((term) => text.includes(term)).length + (slug === terms.join('-') ? 1 : 0);
}

function result(skill: Skill, points: number) {
  const { slug, displayName, summary, owner, updatedAt, stats, latest } = skill;
  const publisher = { handle: owner, displayName: owner, image: null };
  const version = latest?.version ?? null;
  return {
    slug,
    ownerHandle: owner,
    displayName,
    summary,
    version,
    score: points,
    downloads: stats.downloads,
    updatedAt,
    owner: publisher,
  };
}

/** `GET /api/v1/search`: by words; `mode=exact` by slug only. */
export function search(call: Call): Answer {
  const { query } = call;
  const mode = query.get('mode');
  if (mode !== null && mode !== 'exact') return text('Invalid search mode', 400);
  const wanted = query.get('q')?.trim().toLowerCase() ?? '';
  const terms = wanted.split(/\s+/).filter((term) => term !== '');
  const scored = listed(call)
    .map((skill) => ({
      skill,
      points: mode === 'exact' ? Number(skill.slug === wanted) : score(skill, terms),
    }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || byName(a.skill, b.skill));
  return json({
    results: scored.slice(0, limitOf(query, 100)).map(({ skill, points }) => result(skill, points)),
  });
}
