/** Who checks each version at SkillHub, by the names that it gave them over time (skills_store_cli.py, SECURITY_REPORT_SOURCES). */
export const SCANNERS: readonly { readonly by: string; readonly keys: readonly string[] }[] = [
  // Tencent's Keen Lab and Yunding Lab.
  { by: 'keen', keys: ['keen', 'keen-xti'] },
  { by: 'sanbu', keys: ['sanbu', 'tencent-sanbu', 'yunding'] },
];

/**
 * What a report's status means in the words that all registries share; the scanners have words of their own for it (`white` and
 * `black` at Keen, `benign` and `malicious` at Yunding). Another word stays as it is, since it is no clean bill.
 */
const MEANINGS: Readonly<Record<string, string>> = {
  passed: 'clean',
  white: 'clean',
  benign: 'clean',
  safe: 'clean',
  clean: 'clean',
  submitted: 'pending',
  scanning: 'pending',
  pending: 'pending',
  black: 'malicious',
  failed: 'malicious',
};

/** The verdict that a report's status stands for. */
export function readVerdict(status: string): string {
  const word = status.toLowerCase();
  return MEANINGS[word] ?? word;
}

/** From the best to the worst; an unknown word is worse than a suspicion. */
const ORDER = ['clean', 'pending', 'error', 'suspicious', 'other', 'malicious'];

/** The worst of some verdicts; `null` for none. */
export function pickWorst(verdicts: readonly string[]): string | null {
  const rank = (verdict: string): number => ORDER.indexOf(ORDER.includes(verdict) ? verdict : 'other');
  return verdicts.toSorted((a, b) => rank(b) - rank(a))[0] ?? null;
}
