import type { Config } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import type { Pack } from '../model/pack.ts';
import type { Resolve } from './checkApp.ts';
import { rules } from './rules.ts';

/** Every finding of the rules that look at packs; no app is to blame for them. */
export function checkPacks(packs: readonly Pack[], config: Config, resolve: Resolve): Finding[] {
  if (!config.packs) return [];
  return rules.flatMap((rule) =>
    (rule.ofPacks?.(packs, config) ?? []).map(({ level, message, hint, place }) => ({
      level: level ?? rule.level,
      rule: rule.name,
      ...resolve('', place),
      message,
      hint,
    })),
  );
}
