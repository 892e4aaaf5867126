/** How ClawHub treats an account: openclaw/clawhub convex/lib/skillQuality.ts. */
export interface Tier {
  /** So many new skills of one structural fingerprint pass in 24 hours; the next is refused as template spam. */
  readonly sameShape: number;
  /** Words and characters (white space left out) that a page's body needs at least, or it is refused. */
  readonly words: number;
  readonly characters: number;
  /** A page that scores less is hidden until somebody at ClawHub reviewed it. */
  readonly score: number;
}

/** Shapes are compared among so many of an account's latest new skills. */
export const SHAPE_WINDOW = 60;

/** By the name that catalog.yaml gives: `clawhub.tier`. */
export const TIERS: Readonly<Record<'low' | 'medium' | 'trusted', Tier>> = {
  low: { sameShape: 4, words: 45, characters: 260, score: 72 },
  medium: { sameShape: 7, words: 35, characters: 180, score: 60 },
  trusted: { sameShape: 11, words: 28, characters: 140, score: 50 },
};
