import { hash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toClawhubCategories } from '../../../src/clawhub/facts/categories.ts';
import { findQualityProblem } from '../../../src/clawhub/facts/quality.ts';
import { readShape } from '../../../src/clawhub/facts/shape.ts';
import { findSlugProblem } from '../../../src/clawhub/facts/slug.ts';
import { chooseTopics, findTopicProblem } from '../../../src/clawhub/facts/topics.ts';
import { categories, topics } from '../../support/clawhub/catalogRules.ts';
import { qualityGate, structureOf } from '../../support/clawhub/quality.ts';
import { assertNewSlug } from '../../support/clawhub/slugRules.ts';
import { config } from '../../support/subject.ts';

// What the rules say is what the emulated registry does; it was written apart, from the same source.

function outcome(act: () => unknown): unknown {
  try {
    return act();
  } catch {
    return 'refused';
  }
}

test('slugs', () => {
  const part = fc.constantFrom(
    'admin',
    'verified',
    'help',
    'q2',
    'a',
    '-',
    '--',
    'clawd',
    'team',
    'X',
    'forest',
    '9',
  );
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
      const slug = parts.join('');
      expect(findSlugProblem(slug) !== null).toBe(outcome(() => assertNewSlug(slug)) === 'refused');
    }),
    { numRuns: 2000 },
  );
});

test('topics: each is judged alike, and those that are sent are taken', () => {
  const keyword = fc.oneof(
    fc.constantFrom(
      'Official',
      ' staff  pick',
      'community',
      'sign-in',
      'sign in',
      '—',
      'a\u200Bb',
      'x'.repeat(49),
    ),
    fc.string({ minLength: 1, maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(keyword, { maxLength: 9 }), (keywords) => {
      for (const each of keywords)
        if (each.trim() !== '')
          expect(findTopicProblem(each) !== null).toBe(outcome(() => topics([each])) === 'refused');
      const sent = chooseTopics(keywords);
      expect(topics(sent)).toEqual(sent);
    }),
    { numRuns: 1000 },
  );
});

test('categories that are sent are taken', () => {
  fc.assert(
    fc.property(fc.subarray([...config.categories.keys()]), (keys) => {
      const { sent } = toClawhubCategories({ categories: keys.map((key) => ({ key, name: key })) }, config);
      expect(categories(sent)).toEqual(sent);
    }),
  );
});

const line = fc.constantFrom(
  '# One',
  '## Two words',
  '### Three more words here',
  '#### Four',
  '- `create-order` (writes): Place an order.',
  '* item',
  '+ item',
  '1. Log in once; AGENT is claude, openclaw or similar:',
  '12) no number',
  '| a | b |',
  '```sh',
  '   membrane act --id ACTION_ID --json',
  'Don’t — ever — say “é”.',
  'expert guidance for orders, tips and techniques',
  'Project ideas. Learning guidance.',
  '---',
  '  ',
  '',
);
const page = fc
  .tuple(
    fc.constantFrom('', '---\nname: "a"\n---\n', '---\na: "b"\n---\n\n'),
    fc.array(line, { maxLength: 100 }),
  )
  .map(([head, lines]) => head + lines.join('\n'))
  // A page that begins with a rule is none of ours; the two read its front matter differently.
  .filter((text) => !/^---\n(?!\w+: )/.test(text) && !text.startsWith('---\n---'));

test('fingerprints', () => {
  fc.assert(
    fc.property(page, (text) => {
      expect(readShape(text)).toBe(hash('sha256', structureOf(text)).slice(0, 16));
    }),
    { numRuns: 1000 },
  );
});

test('quality', () => {
  const summary = fc.constantFrom('Orders.', 'Expert guidance for orders.');
  fc.assert(
    fc.property(page, summary, fc.constantFrom('low', 'medium', 'trusted'), (text, summary, tier) => {
      const gate = outcome(() => qualityGate(text, { tier, similar: 0, summary }));
      const problem = findQualityProblem(text, summary, tier);
      const said = problem === null ? 'pass' : problem.startsWith('would refuse') ? 'refused' : 'quarantine';
      expect(said).toBe(gate);
    }),
    { numRuns: 1500 },
  );
});
