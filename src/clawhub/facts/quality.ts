import { splitHead } from '../../text/head.ts';
import { TIERS, type Tier } from './tiers.ts';
import { countWords, listCountedWords } from './words.ts';

/** Phrases by which ClawHub knows a page that a machine filled. */
const MARKERS = [
  'expert guidance for',
  'practical skill guidance',
  'step-by-step tutorials',
  'tips and techniques',
  'project ideas',
  'resource recommendations',
  'help with this skill',
  'learning guidance',
] as const;
/** Most pages have none of them, and need not be searched for each. */
const ANY_MARKER = new RegExp(MARKERS.join('|'), 'iu');
const GENERIC = /^expert guidance for [a-z0-9-]+\.?$/;

/** Counting stops where it can change no verdict. */
const ENOUGH = { characters: 260, words: 120, headings: 2, bullets: 3 } as const;

const MARKS = ENOUGH.headings + ENOUGH.bullets;

interface Signals {
  readonly characters: number;
  readonly words: number;
  readonly headings: number;
  readonly bullets: number;
  readonly markers: number;
}

/**
 * What ClawHub's quality gate would do with a new page and why; `null` when it passes
 * (openclaw/clawhub convex/lib/skillQuality.ts, without its allowance for pages in Chinese, Japanese and Korean).
 */
export function findQualityProblem(page: string, summary: string, tier: keyof typeof TIERS): string | null {
  const { body } = splitHead(page);
  const signals = signalsOf(body);
  const limits = TIERS[tier];
  const refusal = refusalOf(signals, limits);
  if (refusal !== null) return `would refuse the page: ${refusal}`;
  const losses = lossesOf(signals, GENERIC.test(summary.trim().toLowerCase()));
  if (scoreOf(losses) - REPETITIVE.points >= limits.score) return null;
  if (isRepetitive(body)) losses.push(REPETITIVE);
  const score = scoreOf(losses);
  if (score >= limits.score) return null;
  const reasons = losses.map(({ what, points }) => `${what} (-${points})`).join(', ');
  return `would hide the page for review: score ${score}, expected at least ${limits.score}: ${reasons}`;
}

function refusalOf({ words, characters, markers }: Signals, limits: Tier): string | null {
  if (words < limits.words) return `${words} words, expected at least ${limits.words}`;
  if (characters < limits.characters)
    return `${characters} characters, expected at least ${limits.characters}`;
  if (markers >= 3 && words < ENOUGH.words) return `${markers} template phrases in ${words} words`;
  return null;
}

interface Loss {
  readonly what: string;
  readonly points: number;
}

/** Counting all words of a page costs more than the rest together, so it is done only where it decides. */
const REPETITIVE: Loss = { what: 'less than 45 % distinct words', points: 14 };

function scoreOf(losses: readonly Loss[]): number {
  return losses.reduce((score, { points }) => score - points, 100);
}

function lossesOf({ characters, words, headings, bullets, markers }: Signals, generic: boolean): Loss[] {
  return [
    { if: characters < 250, what: 'fewer than 250 characters', points: 28 },
    { if: words < 80, what: 'fewer than 80 words', points: 24 },
    { if: headings < ENOUGH.headings, what: 'fewer than 2 headings', points: 10 },
    { if: bullets < ENOUGH.bullets, what: 'fewer than 3 bullets', points: 8 },
    { if: markers > 0, what: `${markers} template phrases`, points: Math.min(28, markers * 9) },
    { if: generic, what: 'a generic summary', points: 20 },
  ].filter((loss) => loss.if);
}

function isRepetitive(body: string): boolean {
  const words = body.split('\n').flatMap(listCountedWords);
  return new Set(words).size / words.length < 0.45;
}

function signalsOf(body: string): Signals {
  const lower = ANY_MARKER.test(body) ? body.toLowerCase() : '';
  const markers = MARKERS.filter((marker) => lower.includes(marker)).length;
  let [characters, words, headings, bullets] = [0, 0, 0, 0];
  for (const line of body.split('\n')) {
    const text = line.trim();
    if (text === '') continue;
    if (characters < ENOUGH.characters) characters += text.replace(/\s+/g, '').length;
    if (words < ENOUGH.words) words += countWords(text, ENOUGH.words);
    if (headings < ENOUGH.headings && /^#{1,3}\s/.test(text)) headings += 1;
    if (bullets < ENOUGH.bullets && /^[-*]\s/.test(text)) bullets += 1;
    if (characters >= ENOUGH.characters && words >= ENOUGH.words && headings + bullets === MARKS) break;
  }
  return { characters, words, headings, bullets, markers };
}
