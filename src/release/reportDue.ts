import type { Finding } from '../model/finding.ts';
import type { PackReleaseFile, ReleaseFile } from '../model/release.ts';
import { DESCRIPTOR_FILE, PACKS_FOLDER, RELEASES_FILE } from '../text/fileNames.ts';
import { DAY_MS } from '../text/time.ts';
import type { DuePack } from './findDuePacks.ts';
import { tellFirst } from './tellFirst.ts';

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
  return {
    level: 'error',
    rule: 'release/missing',
    app: slug,
    file: `${appsLabel}/${slug}/${DESCRIPTOR_FILE}`,
    message: tellMissing('The bundle', last, next),
    hint: `Run \`skillpress release ${slug}\` and commit ${appsLabel}/${slug}/${RELEASES_FILE}.`,
  };
}

/** What `release --check` says of a pack that changed without a release. */
export function reportDuePack({ name, last, next }: DuePack): Finding {
  return {
    level: 'error',
    rule: 'release/missing',
    file: `${PACKS_FOLDER}/${name}/${RELEASES_FILE}`,
    message: tellMissing(`The pack "${name}"`, last, next),
    hint: `Run \`skillpress release\` and commit ${PACKS_FOLDER}/.`,
  };
}

function tellMissing(
  what: string,
  last: ReleaseFile | PackReleaseFile | null,
  next: ReleaseFile | PackReleaseFile,
): string {
  const [newest] = next.releases;
  const [before] = last?.releases ?? [];
  const state = before
    ? `${what} is not that of its last release, ${before.version}`
    : `${what} was never released`;
  return `${state}: it would be ${newest?.version ?? ''}. ${tellFirst(newest?.changes ?? [], TOLD).join(' ')}`;
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
