import type { Candidate } from '../../publish/candidate.ts';
import { MOST_CATEGORIES } from '../facts/categories.ts';
import { chooseTopics } from '../facts/topics.ts';
import type { EnvironmentVariables } from '../../model/environment.ts';

/** An uploaded file, as the request that publishes names it. */
export interface UploadedFile {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly contentType: string;
  readonly storageId: string;
  readonly uploadTicket: string;
}

/** Where a bundle was made: ClawHub takes all of it or nothing. */
export interface BundleSource {
  readonly kind: 'github';
  readonly url: string;
  readonly repo: string;
  readonly ref: string;
  readonly commit: string;
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly importedAt: number;
}

/** The body of `POST /api/v1/skills`. The owner is always named: without one, a slug that others have too is ambiguous. */
export function createPayload(
  candidate: Candidate,
  ownerHandle: string,
  files: readonly UploadedFile[],
  source: BundleSource | null,
): object {
  const { slug, version, changelog, displayName, categories } = candidate;
  return {
    slug,
    displayName,
    ownerHandle,
    version,
    changelog,
    acceptLicenseTerms: true,
    tags: ['latest'],
    categories: categories.slice(0, MOST_CATEGORIES),
    topics: chooseTopics(candidate.topics),
    ...(source === null ? {} : { source }),
    files,
  };
}

/** What GitHub Actions tells of the commit that is checked out; `null` where that is not all known. */
export function readBundleSource(
  env: EnvironmentVariables,
  path: string,
  importedAt: number,
): BundleSource | null {
  const repo = env['GITHUB_REPOSITORY'] ?? '';
  const commit = env['GITHUB_SHA'] ?? '';
  const onGitHub = (env['GITHUB_SERVER_URL'] ?? 'https://github.com') === 'https://github.com';
  if (!onGitHub || !/^[\w.-]+\/[\w.-]+$/.test(repo) || !/^[0-9a-f]{40}$/.test(commit)) return null;
  const ref = env['GITHUB_REF_NAME'] || commit;
  return { kind: 'github', url: `https://github.com/${repo}`, repo, ref, commit, path, importedAt };
}
