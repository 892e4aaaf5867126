import { describeUnknownRule } from '../../unknownRule.ts';
import type { Rule, Verdict } from '../../../model/rule.ts';

const NAME = 'descriptor/exceptions';

/** The rule about exceptions from all other rules. */
export function createExceptions(rules: readonly Rule[]): Rule {
  const byName = new Map(rules.map((rule) => [rule.name, rule]));
  return {
    name: NAME,
    level: 'error',
    about: 'An exception names a rule that allows it and that the app does break.',
    why: 'A stale exception hides the next mistake of its kind. Rules that keep an agent safe or a page valid allow none.',
    bad: {
      descriptor: 'except:\n  descriptor/docs-domian: The docs moved to the site of the parent company.',
    },
    good: { descriptor: '{}' },
    excusable: false,
    ofApp: ({ descriptor }) =>
      Object.keys(descriptor.except).flatMap((name): Verdict[] => {
        const rule = byName.get(name);
        if (!rule) return [unknown(name, [...byName.keys()])];
        return rule.excusable ? [] : [refused(name)];
      }),
  };
}

/** An exception that had nothing to except. */
export function findUnusedExceptions(name: string): Verdict {
  return {
    message: `The app keeps the rule ${name}: the exception is of no use any more`,
    hint: 'Remove it from "except".',
    place: { at: ['except', name] },
  };
}

function unknown(name: string, names: readonly string[]): Verdict {
  const { what, hint } = describeUnknownRule(name, names);
  return { message: what, hint, place: { at: ['except', name] } };
}

function refused(name: string): Verdict {
  return {
    message: `The rule ${name} allows no exception`,
    hint: `Remove it from "except" and mend what the rule finds; docs/rules/ says how.`,
    place: { at: ['except', name] },
  };
}
