import { expect, test } from 'vitest';
import { findWords } from '../../src/words/words.ts';
import { wordAbout } from '../../src/words/wordAbout.ts';

test.each([
  ['en', 'Regatta', 'Sails and oars.', 'Regatta: Sails and oars.'],
  ['en', 'Regatta', 'Regatta is a club for boats.', 'Regatta is a club for boats.'],
  ['en', 'Sail', 'Sailing for clubs.', 'Sail: Sailing for clubs.'],
  ['zh-CN', 'Regatta', 'Regatta 是船会平台。', 'Regatta 是船会平台。'],
  ['zh-CN', 'Regatta', 'Regatta是船会平台。', 'Regatta是船会平台。'],
  ['zh-CN', 'Regatta', '船会平台。', 'Regatta：船会平台。'],
])('in %s %s, %s is told once', (language, name, summary, about) =>
  expect(wordAbout({ name, summary }, findWords(language))).toBe(about),
);
