import type { Config } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import type { Pack } from '../model/pack.ts';
import type { AgentFiles, Rule, Verdict } from '../model/rule.ts';
import { keepOnce, levelOf, type Resolve } from './checkApp.ts';
import { outlineDocuments } from './documents.ts';
import type { ChosenRules } from './rules.ts';

/** Every finding of the rules about what agents read, on files of the whole catalog. */
export function checkFiles(
  files: Omit<AgentFiles, 'documents'>,
  resolve: Resolve,
  rules: ChosenRules,
): Finding[] {
  const whole = { ...files, documents: outlineDocuments(files.forAgents), neutral: keepOnce(files.neutral) };
  return askAll(rules, resolve, ({ ofFiles }) => ofFiles?.(whole));
}

/** Every finding of the rules that look at packs. */
export function checkPacks(
  packs: readonly Pack[],
  config: Config,
  resolve: Resolve,
  rules: ChosenRules,
): Finding[] {
  return config.packs ? askAll(rules, resolve, ({ ofPacks }) => ofPacks?.(packs, config)) : [];
}

/** Every finding in what `catalog.yaml` says to agents; nothing can be made of settings with an error. */
export function checkSettings(config: Config, resolve: Resolve, rules: ChosenRules): Finding[] {
  return askAll(rules, resolve, ({ ofSettings }) => ofSettings?.(config));
}

/** Asks each rule; what it finds is of no single app. */
function askAll(
  { list }: ChosenRules,
  resolve: Resolve,
  ask: (rule: Rule) => readonly Verdict[] | undefined,
): Finding[] {
  return list.flatMap((rule) =>
    (ask(rule) ?? []).map((verdict): Finding => {
      const { message, hint, place } = verdict;
      return { level: levelOf(verdict, rule), rule: rule.name, ...resolve('', place), message, hint };
    }),
  );
}
