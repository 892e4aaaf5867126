import { expect, test } from 'vitest';
import { rules } from '../../src/check/rules.ts';
import { judge } from '../support/examples.ts';

test.each(rules.map((rule) => [rule.name, rule] as const))('%s finds its bad example', (_, rule) => {
  const verdicts = judge(rule, rule.bad);
  expect(verdicts).not.toEqual([]);
  for (const { message, hint, place } of verdicts) {
    expect(message).toMatch(/^[^\n]+$/);
    expect(hint).toMatch(/[.?]$/);
    // A person is led to a value, a line or a file, never to "somewhere".
    expect(place).not.toEqual({ at: [] });
    expect(place).not.toEqual({ snapshot: [] });
  }
});

test.each(rules.map((rule) => [rule.name, rule] as const))('%s passes its good example', (_, rule) => {
  expect(judge(rule, rule.good)).toEqual([]);
});

test('the app that examples start from breaks no rule', () => {
  for (const rule of rules) expect(judge(rule, {}), rule.name).toEqual([]);
});
