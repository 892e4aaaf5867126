import { formatFigure } from './counting.ts';

const KIB = 1024;
const MIB = 1024 * KIB;

/**
 * The most bytes that are read of a file, by what it is. Far above any honest file, and low enough that parsing it stays
 * below 300 MB of memory: a bigger one is an error before anything of it is parsed.
 */
export const INPUT_LIMITS = {
  /** `app.md` and its translations. */
  descriptor: 256 * KIB,
  /** `membrane.json`. */
  snapshot: 4 * MIB,
  /** `releases.json`. */
  releases: 2 * MIB,
  /** `icon.svg`, `icon.png`. */
  icon: MIB,
  /** A file of `templates/`. */
  template: 256 * KIB,
  /** `catalog.yaml`. */
  settings: MIB,
  /** The file of `translate --import`. */
  exchange: 16 * MIB,
  /** The file of `check --requests`. */
  requests: MIB,
  /** `baseline.json`. */
  baseline: 16 * MIB,
  /** `status.json`: of every app what each registry tells. */
  status: 16 * MIB,
} as const;

/** `5,242,880 bytes, at most 262,144 are read`. */
export function wordExcess(size: number, limit: number): string {
  return `${formatFigure(size)} bytes, at most ${formatFigure(limit)} are read`;
}
