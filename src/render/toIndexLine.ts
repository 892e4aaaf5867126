import type { AppRecord } from '../model/app.ts';

/** A line of the router's index, as `templates/routerIndexPart.hbs` is given it. */
export interface IndexLine {
  readonly slug: string;
  /** The name and other names. */
  readonly names: string;
  readonly holds: string | null;
  readonly verbs: string | null;
  readonly words: string | null;
  /** Of the app's site, without the scheme. */
  readonly address: string;
}

/** A line with every field filled. */
export const sampleLine: IndexLine = {
  slug: 'sample',
  names: 'Sample',
  holds: 'Sample',
  verbs: 'sample',
  words: 'sample',
  address: 'sample.com',
};

/** Bytes of all fields together. */
const LONGEST = 580;

/** What the index says of an app; what makes a line too long is left out, the least telling first. */
export function toIndexLine({ slug, name, aliases, homepage, index }: AppRecord): IndexLine {
  const address = homepage.replace(/^https?:\/\//, '').replace(/\/$/, '');
  const kept = {
    names: [name, ...aliases],
    holds: [...index.holds],
    verbs: [...index.verbs],
    words: [...index.words],
  };
  let size = sizeOf([slug, address, ...Object.values(kept).flat()]);
  for (const list of [kept.words, kept.verbs, kept.holds, kept.names])
    while (size > LONGEST && list.length > (list === kept.names ? 1 : 0)) size -= sizeOf([list.pop() ?? '']);
  return {
    slug,
    names: kept.names.join(', '),
    holds: textOf(kept.holds, ', '),
    verbs: textOf(kept.verbs, ', '),
    words: textOf(kept.words, ' '),
    address,
  };
}

function sizeOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text) + 2, 0);
}

function textOf(list: readonly string[], separator: string): string | null {
  return list.length === 0 ? null : list.join(separator);
}
