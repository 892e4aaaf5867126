import type { Finding } from '../model/finding.ts';
import type { ReleaseFile } from '../model/release.ts';
import { countNoun } from '../text/counting.ts';
import { DESCRIPTOR_FILE, RELEASES_FILE } from '../text/fileNames.ts';
import { DAY_MS } from '../text/time.ts';

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

/** Warns of an app whose newest release has a date in the future: a clock was wrong then, or is now. */
export function reportFutureRelease(
  slug: string,
  last: ReleaseFile | null,
  { day, appsLabel }: { readonly day: string; readonly appsLabel: string },
): Finding[] {
  const [newest] = last?.releases ?? [];
  // Clocks differ by minutes around midnight, and nobody has to mend that.
  if (!newest || Date.parse(newest.date) <= Date.parse(day) + DAY_MS) return [];
  return [
    {
      level: 'warning',
      rule: 'release/day',
      app: slug,
      file: `${appsLabel}/${slug}/${RELEASES_FILE}`,
      message: `The release ${newest.version} is of ${newest.date}, and today is ${day} by this machine's clock (UTC)`,
      hint: 'Set the clock if it is wrong; if it was wrong then, correct the date of that release by hand.',
    },
  ];
}

/** The first changes of a release, and how many more there are. */
export function tellChanges(changes: readonly string[]): string {
  const more = changes.length > TOLD ? [`And ${countNoun(changes.length - TOLD, 'more change')}.`] : [];
  return [...changes.slice(0, TOLD), ...more].join(' ');
}
