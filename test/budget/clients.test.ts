import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BUNDLED, claudeCode } from '../../src/budget/claudeCode.ts';
import { codex } from '../../src/budget/codex.ts';
import { judgeBudget } from '../../src/budget/judgeBudget.ts';
import { openClaw } from '../../src/budget/openClaw.ts';
import type { DescriptionState, ListedSkill } from '../../src/budget/skill.ts';
import { measuredSkills, skill } from './skills.ts';

const count = (verdicts: readonly ListedSkill[], state: DescriptionState): number =>
  verdicts.filter((verdict) => verdict.state === state).length;
const namesOf = (verdicts: readonly ListedSkill[], state: DescriptionState): string[] =>
  verdicts.filter((verdict) => verdict.state === state).map(({ name }) => name);

describe('Claude Code, as measured', () => {
  const brands =
    'airtable asana clickup figma github gmail google-drive hubspot intercom jira linear mailchimp monday notion salesforce slack stripe trello zendesk'.split(
      ' ',
    );

  test('of 19 well-known apps the last six lose their descriptions', () => {
    const verdicts = claudeCode.judge(brands.map((name) => skill(name)));
    expect(namesOf(verdicts, 'name-only')).toEqual([
      'notion',
      'salesforce',
      'slack',
      'stripe',
      'trello',
      'zendesk',
    ]);
    expect(count(verdicts, 'whole')).toBe(13);
  });

  test('3,074 skills: every name, no description, a block of 43,365 characters', () => {
    const skills = measuredSkills(3074);
    const verdicts = claudeCode.judge(skills);
    expect(count(verdicts, 'name-only')).toBe(3074);
    const names = skills.reduce((sum, { name }) => sum + '- '.length + name.length + '\n'.length, 0);
    expect(Math.abs(BUNDLED + names - 43_365)).toBeLessThan(50);
    const whole = skills.reduce((sum, { description }) => sum + ': '.length + description.length, 0);
    // The warning that was measured: "430095 chars > 8000 budget". Its mean description is 0.8 longer than the median.
    expect(Math.abs(BUNDLED + names + whole - 430_095) / 430_095).toBeLessThan(0.01);
  });

  test('a description that does not fit makes room for a shorter one behind it', () => {
    const verdicts = claudeCode.judge([skill('a', 1500), skill('b', 400), skill('c', 200)]);
    expect(verdicts.map(({ state }) => state)).toEqual(['whole', 'name-only', 'whole']);
  });

  test('1,850 characters are left for the catalog, to the last one', () => {
    const [one, two] = [skill('a', 1000), skill('b', 838)];
    expect(count(claudeCode.judge([one, two]), 'whole')).toBe(2);
    expect(namesOf(claudeCode.judge([one, skill('b', 839)]), 'name-only')).toEqual(['b']);
  });

  test('a description is cut at 1,536 characters', () => {
    expect(claudeCode.judge([skill('a', 1600)])[0]).toMatchObject({
      state: 'cut',
      shown: 1536,
      length: 1600,
    });
  });

  test('the setting that it names makes room for all', () => {
    expect(claudeCode.setting(measuredSkills(60))).toBe(
      '"skillListingBudgetFraction": 0.018 in Claude Code\'s settings',
    );
    expect(claudeCode.setting(measuredSkills(9000))).toBeNull();
  });
});

describe('Codex, as measured', () => {
  test('120 skills are shown whole', () => {
    expect(count(codex.judge(measuredSkills(120)), 'whole')).toBe(120);
  });

  test.each([
    [150, 98],
    [200, 62],
    [300, 27],
    [400, 10],
  ])('of %i skills about %i characters each are shown', (total, shown) => {
    const verdicts = codex.judge(measuredSkills(total));
    expect(count(verdicts, 'cut')).toBe(total);
    const mean = verdicts.reduce((sum, verdict) => sum + verdict.shown, 0) / total;
    expect(Math.abs(mean - shown)).toBeLessThan(1.5);
  });

  test.each([500, 3074])(
    'of %i skills the first 476 to 478 names are listed, without descriptions',
    (total) => {
      const verdicts = codex.judge(measuredSkills(total));
      const listed = namesOf(verdicts, 'name-only');
      expect(listed.length).toBeGreaterThanOrEqual(476);
      expect(listed.length).toBeLessThanOrEqual(478);
      expect(count(verdicts, 'gone')).toBe(total - listed.length);
      expect(verdicts.slice(0, 470).every(({ state }) => state === 'name-only')).toBe(true);
    },
  );

  test('room is dealt out in tokens of 4 bytes a line, the space before a description included', () => {
    const skills = measuredSkills(150).map(({ name }) => skill(name.slice(0, 4)));
    // 5,490 tokens less 155 names of 9 or 16 leave 26 tokens a line, 5 for a 27th of each bundled line, and 25 for ours.
    const shown = codex.judge(skills).map((verdict) => verdict.shown);
    expect(shown).toEqual([...Array(25).fill(110), ...Array(125).fill(106)]);
  });

  test('beyond 2,000 folders skills are not even loaded', () => {
    const reasons = codex.judge(measuredSkills(2001)).map(({ reason }) => reason);
    expect(reasons[1999]).toBe('the list is full before its name');
    expect(reasons[2000]).toBe('Codex loads the first 2000 folders only');
  });

  test('room is counted in bytes: a description in Cyrillic letters takes twice as much', () => {
    const skills = measuredSkills(120).map((each) => ({ ...each, description: 'д'.repeat(123) }));
    const verdicts = codex.judge(skills);
    expect(count(verdicts, 'cut')).toBe(120);
    expect(verdicts[0]?.shown).toBeLessThan(75);
  });
});

describe('OpenClaw, as measured', () => {
  test('of 3,074 skills 150 are listed, in the order of their names', () => {
    const verdicts = openClaw.judge(measuredSkills(3074));
    const listed = verdicts.filter(({ state }) => state !== 'gone');
    expect(listed.map(({ name }) => name)).toEqual(verdicts.slice(0, 150).map(({ name }) => name));
    expect(new Set(verdicts.slice(150, 200).map(({ reason }) => reason))).toEqual(
      new Set(['only 150 skills are listed, in 18,000 characters']),
    );
    expect(verdicts[200]?.reason).toBe('only 200 skills of a folder are loaded');
    expect(verdicts[300]?.reason).toBe('only the first 300 folders are looked at');
  });

  test.each(['1password', 'canvas', 'github', 'notion', 'trello'])('its own %s wins', (name) => {
    const [verdict] = openClaw.judge([skill(name)]);
    expect(verdict).toMatchObject({
      state: 'gone',
      reason: expect.stringContaining('own skill of this name'),
    });
  });

  test('a page of more than 256,000 bytes is not loaded', () => {
    const verdicts = openClaw.judge([skill('a', 123, 256_000), skill('b', 123, 256_001)]);
    expect(verdicts.map(({ state }) => state)).toEqual(['whole', 'gone']);
    expect(verdicts[1]?.reason).toContain('more than 256,000 bytes');
  });

  const alike = (total: number, length: number) =>
    measuredSkills(total).map(({ name }) => skill(name.slice(0, 4), length));

  test('18,000 characters hold 58 entries of 300 and one of 222, with what stands around them', () => {
    expect(count(openClaw.judge([...alike(58, 169), skill('zzzz', 91)]), 'whole')).toBe(59);
    expect(count(openClaw.judge([...alike(58, 169), skill('zzzz', 92)]), 'cut')).toBeGreaterThan(0);
  });

  test('descriptions are cut to 220 characters at most and 4 at least', () => {
    expect(openClaw.judge(alike(49, 300)).map(({ shown }) => shown)).toEqual(Array(49).fill(220));
    expect(openClaw.judge(alike(129, 123)).map(({ shown }) => shown)).toEqual(Array(129).fill(4));
    expect(count(openClaw.judge(alike(130, 123)), 'name-only')).toBe(130);
  });

  test('what it lists is within 18,000 characters: first descriptions are cut alike, then left out', () => {
    const cut = openClaw.judge(measuredSkills(75));
    const shown = cut.filter(({ state }) => state === 'cut').map((verdict) => verdict.shown);
    expect(new Set(shown).size).toBe(1);
    expect(count(cut, 'cut') + count(cut, 'whole')).toBe(75);
    expect(count(openClaw.judge(measuredSkills(140)), 'name-only')).toBe(140);
  });

  test('characters that XML escapes take more room', () => {
    const plain = measuredSkills(60);
    const quoted = plain.map((each) => ({ ...each, description: '"'.repeat(123) }));
    expect(count(openClaw.judge(plain), 'whole')).toBe(60);
    expect(count(openClaw.judge(quoted), 'whole')).toBe(0);
  });

  test('the limits that it names are those that are in the way', () => {
    expect(openClaw.setting(measuredSkills(40))).toBeNull();
    expect(openClaw.setting(measuredSkills(75))).toMatch(/^skills\.limits \{ maxSkillsPromptChars: \d+ \}/);
    expect(openClaw.setting(measuredSkills(250))).toMatch(
      /maxSkillsLoadedPerSource: 250, maxSkillsInPrompt: 250, maxSkillsPromptChars/,
    );
  });
});

const skills = fc.uniqueArray(
  fc.record({
    name: fc.stringMatching(/^[a-z0-9]{1,20}$/),
    description: fc.string({ minLength: 1, maxLength: 200 }),
    bytes: fc.integer({ min: 100, max: 300_000 }),
  }),
  { selector: ({ name }) => name, maxLength: 160 },
);

test('every skill has one verdict, and any pack of the size that is named keeps what its skills can keep', () => {
  fc.assert(
    fc.property(skills, fc.infiniteStream(fc.nat()), (all, random) => {
      for (const { client, skills: verdicts, pack } of judgeBudget(all)) {
        expect(verdicts.map(({ name }) => name).sort()).toEqual(all.map(({ name }) => name).sort());
        const model = [claudeCode, codex, openClaw].find(({ key }) => key === client);
        const able = all.filter((each) => model?.judge([each])[0]?.state === 'whole');
        const some = able
          .map((each) => ({ each, order: random.next().value ?? 0 }))
          .sort((a, b) => a.order - b.order)
          .slice(0, pack)
          .map(({ each }) => each);
        expect(model?.judge(some).every(({ state }) => state === 'whole')).toBe(true);
      }
    }),
    { numRuns: 30 },
  );
});

test('the order in which skills are given changes nothing', () => {
  const all = measuredSkills(400);
  for (const { judge } of [claudeCode, codex, openClaw])
    for (const some of [all, all.slice(0, 30)]) expect(judge(some.toReversed())).toEqual(judge(some));
});

test('a pack is reckoned with the longest skills', () => {
  const long = measuredSkills(150).map(({ name }) => skill(`b${name}`.padEnd(13, 'b'), 150));
  const short = measuredSkills(150).map(({ name }) => skill(`a${name.slice(0, 4)}`, 60));
  const packs = (skills: typeof long) => judgeBudget(skills).map(({ pack }) => pack);
  expect(packs([...short, ...long])).toEqual(packs(long));
  expect(packs([])).toEqual([0, 0, 0]);
});

test('packs are advised where a selection is larger than one', () => {
  const [claude, , openclaw] = judgeBudget([...measuredSkills(5), skill('github')]);
  expect(claude?.advice).toEqual([]);
  expect(openclaw?.skills.some(({ state }) => state === 'gone')).toBe(true);
  expect(openclaw?.advice).toEqual([]);
  const [over] = judgeBudget(measuredSkills(60));
  expect(over?.advice[0]).toContain(`packs of at most ${over?.pack} of`);
});

test('one skill more than the pack, of the longest, is too many', () => {
  const all = measuredSkills(300).map((each) => ({
    ...each,
    name: each.name.padEnd(12, 'a'),
    description: 'd'.repeat(150),
  }));
  for (const { client, pack } of judgeBudget(all)) {
    const model = [claudeCode, codex, openClaw].find(({ key }) => key === client);
    expect(count(model?.judge(all.slice(0, pack)) ?? [], 'whole')).toBe(pack);
    expect(count(model?.judge(all.slice(0, pack + 1)) ?? [], 'whole')).toBeLessThan(pack + 1);
  }
});
