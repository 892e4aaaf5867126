import type { Weight } from '../model/config.ts';
import type { Rule } from '../model/rule.ts';
import { describeUnknownRule } from './unknownRule.ts';

const SAFETY = 'containment/';

/** True for a rule that a catalog may make lighter or switch off: one that allows exceptions and keeps no agent safe. */
export function mayBeLowered({ name, excusable }: Rule): boolean {
  return excusable && !name.startsWith(SAFETY);
}

/** Returns the rules that are not switched off; each that has a weight of the catalog's own has it for all of its findings. */
export function weighRules(rules: readonly Rule[], weights: Readonly<Record<string, Weight>>): Rule[] {
  return rules.flatMap((rule) => {
    const weight = weights[rule.name] ?? rule.level;
    if (weight === 'off') return [];
    return weight === rule.level ? rule : { ...rule, level: weight, isWeighed: true };
  });
}

/** What is wrong with a weight: the rule is not there, or may not be made so light; `null` when nothing is. */
export function findWeightProblem(
  name: string,
  weight: Weight,
  rules: readonly Rule[],
): { readonly what: string; readonly hint: string; readonly isName: boolean } | null {
  const rule = rules.find((each) => each.name === name);
  if (!rule)
    return {
      ...describeUnknownRule(
        name,
        rules.map((each) => each.name),
      ),
      isName: true,
    };
  const isLower = weight === 'off' || (weight === 'warning' && rule.level === 'error');
  if (!isLower || mayBeLowered(rule)) return null;
  const least = rule.level === 'error' ? 'stays an error' : 'is "warning" or "error"';
  return {
    what: `The rule ${name} keeps agents safe or pages valid: it ${least} here`,
    hint: 'docs/rules/ lists all rules and what each allows.',
    isName: false,
  };
}
