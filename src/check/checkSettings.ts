import type { Config } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { toSharedFinding, type Resolve } from './checkApp.ts';
import type { ChosenRules } from './rules.ts';

/** Returns every finding in what `catalog.yaml` says to agents; nothing can be made of settings with an error. */
export function checkSettings(config: Config, resolve: Resolve, { list }: ChosenRules): Finding[] {
  return list.flatMap((rule) =>
    (rule.ofSettings?.(config) ?? []).map((verdict) => toSharedFinding(rule, verdict, resolve)),
  );
}
