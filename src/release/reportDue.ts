import type { Finding } from '../model/finding.ts';
import type { ReleaseFile } from '../model/release.ts';
import { DESCRIPTOR_FILE, RELEASES_FILE } from '../text/fileNames.ts';

/** An app whose bundle is not that of its newest release. */
export interface DueRelease {
  readonly slug: string;
  readonly last: ReleaseFile | null;
  readonly next: ReleaseFile;
}

/** Changes that a message tells before it counts the rest. */
const TOLD = 3;

/** What `release --check` says of an app that changed without a release. */
export function reportDue({ slug, last, next }: DueRelease, appsLabel: string): Finding {
  const [newest] = next.releases;
  const [before] = last?.releases ?? [];
  const told = tellChanges(newest?.changes ?? []);
  const state = before
    ? `The bundle is not that of its last release, ${before.version}`
    : 'The bundle was never released';
  return {
    level: 'error',
    rule: 'release/missing',
    app: slug,
    file: `${appsLabel}/${slug}/${DESCRIPTOR_FILE}`,
    message: `${state}: it would be ${newest?.version ?? ''}. ${told}`,
    hint: `Run \`skillpress release ${slug}\` and commit ${appsLabel}/${slug}/${RELEASES_FILE}.`,
  };
}

/** The first changes of a release, and how many more there are. */
export function tellChanges(changes: readonly string[]): string {
  const more = changes.length > TOLD ? [`And ${changes.length - TOLD} more changes.`] : [];
  return [...changes.slice(0, TOLD), ...more].join(' ');
}
