import type { ValuePath } from '../../../model/finding.ts';
import { toPlain } from '../../../text/plain.ts';
import type { Rule, Subject, Verdict } from '../../../model/rule.ts';
import { toNounKey } from '../../words.ts';

/** Marketplaces index few, and the description has room for three. */
const MOST = 10;

export const keywords: Rule = {
  name: 'descriptor/keywords',
  level: 'error',
  about:
    'Keywords are what users say besides the name of the app: at most ten, none twice, and only those of `keywords` in catalog.yaml where it lists any.',
  why: 'The first keywords stand in the description that an agent chooses by, and all of them in marketplaces. A repeated one or the bare brand wastes their room.',
  bad: { descriptor: 'keywords: [Acme Orders, wholesale, Wholesale]' },
  good: { descriptor: 'keywords: [Acme order desk, wholesale]' },
  excusable: false,
  ofApp: (subject) => {
    const { keywords } = subject.descriptor;
    if (keywords.length > MOST)
      return [verdict(`Expected at most ${MOST} keywords, received ${keywords.length}`, ['keywords'])];
    return keywords.flatMap((keyword, index): Verdict[] => {
      const message = problemOf(keyword, keywords.slice(0, index), subject);
      return message === null ? [] : [verdict(message, ['keywords', index])];
    });
  },
};

function problemOf(
  keyword: string,
  before: readonly string[],
  { descriptor: { name, aliases }, config }: Subject,
): string | null {
  const key = toNounKey(keyword);
  const twin = before.find((other) => toNounKey(other) === key);
  if (twin !== undefined) return `The keyword "${keyword}" is "${twin}" again`;
  const own = toPlain(keyword);
  if ([name, ...aliases].some((brand) => toPlain(brand) === own))
    return `The keyword "${keyword}" is a name of the app`;
  return config.keywords === undefined || config.keywords.includes(keyword)
    ? null
    : `Unknown keyword "${keyword}"`;
}

function verdict(message: string, at: ValuePath): Verdict {
  return {
    message,
    hint: 'Name what users want to do or know, in two or three words; a list of allowed ones is `keywords` of catalog.yaml.',
    place: { at },
  };
}
