import type { Config } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import type { Rule } from '../model/rule.ts';
import type { Resolve } from './checkApp.ts';

/** Returns every finding in what `catalog.yaml` says to agents; nothing can be made of settings with an error. */
export function checkSettings(config: Config, resolve: Resolve, rules: readonly Rule[]): Finding[] {
  return rules.flatMap((rule) =>
    (rule.ofSettings?.(config) ?? []).map(({ level, message, hint, place }) => ({
      level: level ?? rule.level,
      rule: rule.name,
      ...resolve('', place),
      message,
      hint,
    })),
  );
}
