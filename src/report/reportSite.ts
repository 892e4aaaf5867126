import { countNoun, formatSeconds } from '../text/counting.ts';
import type { Report } from './report.ts';
import type { Reporter } from './reporter.ts';

/** What making the listing site came to. */
export interface SiteReport extends Pick<Report, 'ok' | 'changes' | 'durationMs'> {
  readonly apps: number;
  /** The folder of the site. */
  readonly out: string;
  /** Where it will be found. */
  readonly base: string;
}

/** The report of `skillpress site`, in every format. */
export function reportSite(report: SiteReport): Reporter {
  const text = `${formatSite(report)}\n`;
  return {
    json: () => ({ command: 'site', ...report }),
    text: () => text,
    github: () => text,
    summary: () => `### Listing site\n\n\`${formatSite(report)}\`\n`,
  };
}

function formatSite({ apps, out, base, changes, durationMs }: SiteReport): string {
  const { created, updated, deleted, unchanged } = changes;
  const files = `files: ${created} created, ${updated} updated, ${deleted} deleted, ${unchanged} unchanged`;
  return `${out}/ for ${base} · ${countNoun(apps, 'app')} · ${files} · ${formatSeconds(durationMs)}`;
}
