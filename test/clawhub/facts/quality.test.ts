import { expect, test } from 'vitest';
import { findQualityProblem } from '../../../src/clawhub/facts/quality.ts';

/** Different words, so that a page is not repetitive. */
const words = (count: number, from = 0) =>
  Array.from(
    { length: count },
    (_, at) => `word${String.fromCharCode(97 + ((at + from) % 26))}${at + from}`,
  ).join(' ');
const bullets = (count: number) => Array.from({ length: count }, (_, at) => `- item${at}\n`).join('');
const GOOD = `# One\n## Two\n${bullets(3)}${words(120)}\n`;

test('a whole page passes', () => {
  for (const tier of ['low', 'medium', 'trusted'] as const)
    expect(findQualityProblem(GOOD, 'S.', tier)).toBeNull();
  expect(findQualityProblem(`---\nname: "a"\n---\n${GOOD}`, 'S.', 'low')).toBeNull();
});

test.each([
  ['low', 45, 260],
  ['medium', 35, 180],
  ['trusted', 28, 140],
] as const)('an account of tier %s needs %i words and %i characters', (tier, fewest, least) => {
  const page = (count: number) => `# a\n## b\n- c\n- d\n- e\n${'xxxxxxxxxxxx '.repeat(count - 5)}`;
  expect(findQualityProblem(page(fewest - 1), 'S.', tier)).toContain(
    `${fewest - 1} words, expected at least ${fewest}`,
  );
  expect(findQualityProblem(page(fewest), 'S.', tier) ?? '').not.toContain('refuse');
  const short = (count: number) => `${'a '.repeat(60)}${'x'.repeat(count - 60)}`;
  expect(findQualityProblem(short(least - 1), 'S.', tier)).toContain(
    `${least - 1} characters, expected at least ${least}`,
  );
  expect(findQualityProblem(short(least), 'S.', tier) ?? '').not.toContain('refuse');
});

test('front matter does not count', () => {
  expect(findQualityProblem(`---\ndescription: "${words(100)}"\n---\n# A\n`, 'S.', 'low')).toContain(
    '1 words',
  );
});

test('a page of template phrases is refused when it is short', () => {
  const phrases = 'Project ideas, learning guidance, tips and techniques.\n';
  expect(findQualityProblem(`# A\n## B\n${bullets(3)}${phrases}${words(60)}\n`, 'S.', 'low')).toContain(
    'refuse the page: 3 template phrases',
  );
  expect(findQualityProblem(`${GOOD}${phrases}`, 'S.', 'low')).toBeNull();
});

test('what a page lacks is summed up', () => {
  const plain = (count: number) => `${words(count)}\n`;
  expect(findQualityProblem(plain(79), 'S.', 'low')).toBe(
    'would hide the page for review: score 58, expected at least 72: fewer than 80 words (-24), fewer than 2 headings (-10), fewer than 3 bullets (-8)',
  );
  expect(findQualityProblem(plain(80), 'S.', 'low')).toBeNull();
  expect(findQualityProblem(plain(79), 'S.', 'medium')).toContain('score 58, expected at least 60');
  expect(findQualityProblem(plain(79), 'S.', 'trusted')).toBeNull();
  expect(findQualityProblem(`# A\n## B\n${plain(60)}`, 'S.', 'low')).toContain('score 68');
  expect(findQualityProblem(`# A\n## B\n${bullets(2)}${plain(60)}`, 'S.', 'low')).toContain('score 68');
  expect(findQualityProblem(`# A\n## B\n${bullets(3)}${plain(60)}`, 'S.', 'low')).toBeNull();
  expect(findQualityProblem(`# A\n${bullets(3)}${plain(60)}`, 'S.', 'low')).toContain('score 66');
});

test('few characters lose points of their own', () => {
  const short = (count: number) => `# a\n## b\n- c\n- d\n- e\n${'x '.repeat(85)}${'y'.repeat(count - 96)}`;
  expect(findQualityProblem(short(249), 'S.', 'trusted')).toBeNull();
  expect(findQualityProblem(short(249), 'Expert guidance for orders.', 'trusted')).toContain(
    'fewer than 250 characters (-28), a generic summary (-20), less than 45 % distinct words (-14)',
  );
  expect(findQualityProblem(short(250), 'Expert guidance for orders.', 'trusted')).toBeNull();
});

test('repetition counts where it decides', () => {
  const page = (distinct: number) => `${words(distinct)} ${'again '.repeat(200 - distinct)}\n`;
  expect(findQualityProblem(page(60), 'S.', 'low')).toContain('score 68');
  expect(findQualityProblem(page(60), 'S.', 'low')).toContain('less than 45 % distinct words (-14)');
  expect(findQualityProblem(page(88), 'S.', 'low')).toContain('less than 45 %');
  expect(findQualityProblem(page(89), 'S.', 'low')).toBeNull();
  expect(findQualityProblem(`# A\n## B\n${page(60)}`, 'S.', 'low')).toBeNull();
});

test('template phrases lose nine points each, 28 at most', () => {
  const phrases = [
    'expert guidance for',
    'practical skill guidance',
    'step-by-step tutorials',
    'tips and techniques',
    'project ideas',
    'resource recommendations',
    'help with this skill',
    'learning guidance',
  ];
  const page = (some: readonly string[]) => `${GOOD}${some.join('. ')}\n`;
  const generic = 'Expert guidance for orders';
  for (const phrase of phrases)
    expect(findQualityProblem(page([phrase.toUpperCase()]), generic, 'low'), phrase).toContain(
      '1 template phrases (-9)',
    );
  expect(findQualityProblem(page(phrases.slice(0, 3)), generic, 'low')).toContain('score 53');
  expect(findQualityProblem(page(phrases), generic, 'low')).toContain(
    '8 template phrases (-28), a generic summary (-20)',
  );
  expect(findQualityProblem(page([]), generic, 'low')).toBeNull();
});

test('a score that is just enough passes', () => {
  const generic = 'Expert guidance for orders.';
  const repeated = 'again '.repeat(300);
  const few = (text: string) => `# A\n## B\n${bullets(2)}${text}\n`;
  const two = 'Project ideas. Learning guidance.';
  // 100 - 8 - 20 = 72, and 14 less for the second.
  expect(findQualityProblem(few(words(120)), generic, 'low')).toBeNull();
  expect(findQualityProblem(few(repeated), generic, 'low')).toContain('score 58, expected at least 72');
  // 100 - 8 - 18 - 14 = 60.
  expect(findQualityProblem(few(`${two} ${repeated}`), 'S.', 'medium')).toBeNull();
  expect(findQualityProblem(few(`${two} ${repeated}`), 'S.', 'low')).toContain(
    'score 60, expected at least 72',
  );
  // 100 - 8 - 18 - 24 = 50.
  expect(findQualityProblem(few(`${two} ${words(60)}`), 'S.', 'trusted')).toBeNull();
  expect(findQualityProblem(few(`${two} ${words(60)}`), 'S.', 'medium')).toContain(
    'score 50, expected at least 60',
  );
});

test('headings and bullets count wherever they stand', () => {
  const late = `${words(130)}\n# A\n## B\n${bullets(3)}`;
  expect(findQualityProblem(late, 'Expert guidance for orders.', 'low')).toBeNull();
});

test('three template phrases refuse a page of less than 120 words', () => {
  const page = (count: number) =>
    `# A\n## B\n${bullets(3)}Project ideas, learning guidance, tips and techniques.\n${words(count - 12)}\n`;
  expect(findQualityProblem(page(119), 'S.', 'low')).toContain('3 template phrases in 119 words');
  expect(findQualityProblem(page(120), 'S.', 'low')).toBeNull();
});
