import { expect, test } from 'vitest';
import { rules } from '../../src/validate/rules.ts';
import { judge } from '../support/examples.ts';

test.each(rules.map((rule) => [rule.name, rule] as const))('%s finds its bad example', (_, rule) => {
  expect(judge(rule, rule.bad)).not.toEqual([]);
});

test.each(rules.map((rule) => [rule.name, rule] as const))('%s passes its good example', (_, rule) => {
  expect(judge(rule, rule.good)).toEqual([]);
});

test('the app that examples start from breaks no rule', () => {
  for (const rule of rules) expect(judge(rule, {}), rule.name).toEqual([]);
});
