import { sha256 } from '../clawhub/ids.ts';

/** What a scanner says of a version; `reportUrl` is null where it has no report. */
export interface Report {
  readonly status: string;
  readonly statusText: string;
  readonly reportUrl: string | null;
}

export interface StoredFile {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

/** A version; what changes is its review. */
export interface Version {
  readonly version: string;
  readonly changelog: string;
  readonly createdAt: number;
  readonly files: readonly StoredFile[];
  review: 'pending' | 'approved' | 'rejected';
  /** When the review lets it through; Infinity for never. */
  readonly reviewedAt: number;
  reports: Readonly<Record<string, Report>> | null;
}

export interface Skill {
  readonly slug: string;
  readonly owner: string;
  readonly createdAt: number;
  displayName: string;
  summary: string;
  /** In order of arrival. */
  readonly versions: Version[];
  stats: { downloads: number; stars: number; installs: number };
}

/** A version that was taken: what a publisher must have done exactly once. */
export interface Commit {
  readonly slug: string;
  readonly version: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly files: readonly StoredFile[];
  readonly texts: Readonly<Record<string, string>>;
}

const SAFE = { status: 'benign', statusText: '安全，无风险' };

/** The two reports of a version that passed. */
export function cleanReports(slug: string): Version['reports'] {
  return {
    keen: { ...SAFE, reportUrl: `https://tix.example/${slug}/keen` },
    sanbu: { ...SAFE, reportUrl: `https://tix.example/${slug}/sanbu` },
  };
}

/** The versions that everybody may see, newest first. */
export function visible({ versions }: Skill, now: number): readonly Version[] {
  for (const each of versions)
    if (each.review === 'pending' && each.reviewedAt <= now) each.review = 'approved';
  return versions.filter(({ review }) => review === 'approved').toReversed();
}

/** A file as it is listed. */
export function fileOf(path: string, bytes: Buffer): StoredFile {
  return { path, size: bytes.length, sha256: sha256(bytes) };
}
