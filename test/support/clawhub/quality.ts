import { Refusal } from './answers.ts';
import { DAY } from './clock.ts';

/** How far an account is trusted: by its age and how many skills its user has. */
export type Tier = 'low' | 'medium' | 'trusted';

interface Thresholds {
  readonly words: number;
  readonly characters: number;
  readonly similar: number;
  readonly score: number;
}

/** Refused below `words` or `characters` or from `similar` on, in quarantine below `score` (openclaw/clawhub convex/lib/skillQuality.ts). */
const THRESHOLDS: Readonly<Record<Tier, Thresholds>> = {
  low: { words: 45, characters: 260, similar: 5, score: 72 },
  medium: { words: 35, characters: 180, similar: 8, score: 60 },
  trusted: { words: 28, characters: 140, similar: 12, score: 50 },
};
const MARKERS = [
  'expert guidance for',
  'practical skill guidance',
  'step-by-step tutorials',
  'tips and techniques',
  'project ideas',
  'resource recommendations',
  'help with this skill',
  'learning guidance',
];
const SHAPE_LINES = 80;
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

const bodyOf = (page: string) => page.replace(/^---\s*\n[\s\S]*?\n---\s*\n?/, '');

/** By line: pages of one catalog share most of theirs, and no word goes over the end of a line. */
const wordsOfLines = new Map<string, readonly string[]>();

function wordsOfLine(line: string): readonly string[] {
  const known = wordsOfLines.get(line);
  if (known) return known;
  const found: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(line))
    if (isWordLike) found.push(segment.toLowerCase());
  wordsOfLines.set(line, found);
  return found;
}

const words = (text: string) => text.split('\n').flatMap(wordsOfLine);

function size(line: string): 's' | 'm' | 'l' {
  const count = wordsOfLine(line).length;
  return count <= 2 ? 's' : count <= 6 ? 'm' : 'l';
}

const SHAPES: readonly (readonly [string, RegExp])[] = [
  ['h3', /^### /],
  ['h2', /^## /],
  ['h1', /^# /],
  ['b', /^[-*]\s+/],
  ['n', /^\d+\.\s+/],
];

/** The shape of a page's first 80 non-empty body lines (openclaw/clawhub convex/lib/skillQuality.ts). */
export function structureOf(page: string): string {
  const lines = bodyOf(page)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines
    .slice(0, SHAPE_LINES)
    .map((line) => {
      const [name, prefix] = SHAPES.find(([, pattern]) => pattern.test(line)) ?? ['p', /^/];
      return `${name}:${size(line.replace(prefix, ''))}`;
    })
    .join('|');
}

/** The tier of a user with so many skills (of the latest 60). */
export function tierOf(accountAge: number, skills: number): Tier {
  if (accountAge < 30 * DAY || skills < 10) return 'low';
  return accountAge < 90 * DAY || skills < 50 ? 'medium' : 'trusted';
}

interface Signals {
  readonly text: string;
  readonly words: readonly string[];
  readonly characters: number;
  readonly markers: number;
}

function signalsOf(page: string): Signals {
  const text = bodyOf(page);
  const lower = text.toLowerCase();
  return {
    text,
    words: words(text),
    characters: text.replace(/\s+/g, '').length,
    markers: MARKERS.filter((marker) => lower.includes(marker)).length,
  };
}

function scoreOf({ text, words, characters, markers }: Signals, summary: string | null): number {
  const count = (pattern: RegExp) => text.split('\n').filter((line) => pattern.test(line.trim())).length;
  const generic = /^expert guidance for [a-z0-9-]+\.?$/.test((summary ?? '').trim().toLowerCase());
  const penalties: readonly (readonly [boolean, number])[] = [
    [characters < 250, 28],
    [words.length < 80, 24],
    [new Set(words).size / Math.max(1, words.length) < 0.45, 14],
    [count(/^#{1,3}\s+/) < 2, 10],
    [count(/^[-*]\s+/) < 3, 8],
    [true, Math.min(28, markers * 9)],
    [generic, 20],
  ];
  return penalties.reduce((score, [applies, points]) => score - (applies ? points : 0), 100);
}

/** Refuses template spam and thin pages of new skills; answers whether the page is hidden for low quality. */
export function qualityGate(
  page: string,
  { tier, similar, summary }: { tier: Tier; similar: number; summary: string | null },
): 'pass' | 'quarantine' {
  const limits = THRESHOLDS[tier];
  const signals = signalsOf(page);
  if (similar >= limits.similar)
    throw new Refusal('Skill appears to be repeated template spam from this account.');
  const thin = signals.words.length < limits.words || signals.characters < limits.characters;
  if (thin || (signals.markers >= 3 && signals.words.length < 120))
    throw new Refusal('Skill content is too thin or templated. Add meaningful, specific documentation.');
  return scoreOf(signals, summary) < limits.score ? 'quarantine' : 'pass';
}
