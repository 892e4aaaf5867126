import { findNearest } from '../../../errors.ts';
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
      return [
        {
          message: `Expected at most ${MOST} keywords, received ${keywords.length}`,
          hint: HINT,
          place: { at: ['keywords'] },
        },
      ];
    return keywords.flatMap((keyword, index): Verdict[] => {
      const problem = problemOf(keyword, keywords.slice(0, index), subject);
      return problem === null ? [] : [{ ...problem, place: { at: ['keywords', index] } }];
    });
  },
};

function problemOf(
  keyword: string,
  before: readonly string[],
  { descriptor: { name, aliases }, config }: Subject,
): Pick<Verdict, 'message' | 'hint'> | null {
  const key = toNounKey(keyword);
  const twin = before.find((other) => toNounKey(other) === key);
  if (twin !== undefined)
    return { message: `The keyword "${keyword}" is "${twin}" again`, hint: 'Keep one of the two.' };
  const own = toPlain(keyword);
  if ([name, ...aliases].some((brand) => toPlain(brand) === own))
    return { message: `The keyword "${keyword}" is a name of the app`, hint: HINT };
  if (config.keywords === undefined || config.keywords.includes(keyword)) return null;
  const near = findNearest(keyword, config.keywords);
  return {
    message: `Unknown keyword "${keyword}"`,
    hint:
      near === undefined
        ? HINT
        : `Did you mean "${near}"? \`keywords\` of catalog.yaml lists those that are allowed.`,
  };
}

const HINT =
  'Name what users want to do or know, in two or three words; a list of allowed ones is `keywords` of catalog.yaml.';
