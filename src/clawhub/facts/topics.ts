/** All of openclaw/clawhub packages/schema/src/catalogMetadata.ts. One bad topic refuses the whole skill. */
const MOST = 5;
const LONGEST = 48;

const RESERVED: ReadonlySet<string> = new Set([
  'approved',
  'audited',
  'certified',
  'clawhub',
  'community',
  'curated',
  'endorsed',
  'featured',
  'official',
  'officials',
  'openclaw',
  'recommended',
  'staff-pick',
  'trusted',
  'trusted-publisher',
  'verified',
]);

/** Why ClawHub would refuse a skill with this topic; `null` when it takes it. */
export function findTopicProblem(topic: string): string | null {
  const label = labelOf(topic);
  if (/\p{Cf}/u.test(topic)) return 'has an invisible character';
  if (label.length > LONGEST) return `has ${label.length} characters, expected at most ${LONGEST}`;
  const slug = slugOf(label);
  if (slug === '') return 'has no letter or digit';
  return RESERVED.has(slug) ? 'is reserved by ClawHub' : null;
}

/** The topics to send for an app: its keywords that ClawHub takes, each once, the first five. */
export function chooseTopics(keywords: readonly string[]): string[] {
  const bySlug = new Map<string, string>();
  for (const keyword of keywords) {
    const label = labelOf(keyword);
    const slug = slugOf(label);
    if (findTopicProblem(keyword) === null && !bySlug.has(slug)) bySlug.set(slug, label);
  }
  return [...bySlug.values()].slice(0, MOST);
}

function labelOf(topic: string): string {
  return topic.normalize('NFKC').trim().replace(/\s+/g, ' ');
}

function slugOf(label: string): string {
  return label
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
