import type { Finding, Level } from '../model/finding.ts';
import { countNoun } from '../text/counting.ts';

/** Errors before warnings; within a level as they were found. */
export function sortByLevel(findings: readonly Finding[]): Finding[] {
  return [...ofLevel(findings, 'error'), ...ofLevel(findings, 'warning')];
}

function ofLevel(findings: readonly Finding[], level: Level): Finding[] {
  return findings.filter((finding) => finding.level === level);
}

/**
 * The first of each rule, then the second of each, and so on until there are `most`: a broken template breaks one rule on
 * thousands of pages, and the one finding of another rule must not drown in them.
 */
export function takeByTurns(findings: readonly Finding[], most: number): Finding[] {
  const rounds: Finding[][] = [];
  const seen = new Map<string, number>();
  for (const finding of findings) {
    const round = seen.get(finding.rule) ?? 0;
    seen.set(finding.rule, round + 1);
    if (round < most) (rounds[round] ??= []).push(finding);
  }
  return rounds.flat().slice(0, most);
}

/** How often a rule was broken. */
export interface RuleCount {
  readonly level: Level;
  readonly rule: string;
  readonly count: number;
}

/** Counts by rule: errors before warnings, the most frequent first, then by name. */
export function countByRule(findings: readonly Finding[]): RuleCount[] {
  const counts = new Map<string, RuleCount>();
  for (const { level, rule } of sortByLevel(findings)) {
    const key = `${level} ${rule}`;
    counts.set(key, { level, rule, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const rank = ({ level }: RuleCount): number => (level === 'error' ? 0 : 1);
  return [...counts.values()].sort(
    (a, b) => rank(a) - rank(b) || b.count - a.count || (a.rule < b.rule ? -1 : 1),
  );
}

/** What is said of findings, or of others, that a format has no room for: `2 more findings are left out.` */
export function wordLeftOut(count: number, noun = 'finding'): string {
  return `${countNoun(count, `more ${noun}`)} ${count === 1 ? 'is' : 'are'} left out.`;
}
