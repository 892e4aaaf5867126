import type { Config } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import type { Pack } from '../model/pack.ts';
import { toSharedFinding, type Resolve } from './checkApp.ts';
import type { ChosenRules } from './rules.ts';

/** Every finding of the rules that look at packs; no app is to blame for them. */
export function checkPacks(
  packs: readonly Pack[],
  config: Config,
  resolve: Resolve,
  { list }: ChosenRules,
): Finding[] {
  if (!config.packs) return [];
  return list.flatMap((rule) =>
    (rule.ofPacks?.(packs, config) ?? []).map((verdict) => toSharedFinding(rule, verdict, resolve)),
  );
}
