import { buildCatalog } from '../build/buildCatalog.ts';
import { awaitUnlessStopped } from './stopping.ts';
import type { Build, BuildOptions } from '../build/catalog.ts';
import { readBuilt } from '../build/readBuilt.ts';
import { EXIT, KnownError } from '../errors.ts';
import { reportShown, type ShownApp, type ShownListing } from '../report/reportShown.ts';
import { checkFormat, printReport } from '../report/reporter.ts';
import {
  buildOptions,
  checkAsked,
  chooseExit,
  type CommonFlags,
  type Context,
  withProgress,
} from './session.ts';

/** Flags of `show`. */
export interface ShowFlags extends CommonFlags {
  /** Prints the page and nothing else. */
  readonly page: boolean;
  /** Prints the listing record and nothing else. */
  readonly listing: boolean;
}

/**
 * `skillpress show APP`: its page as a build makes it now, listing, versions, related apps and findings. Of an app with errors, the
 * page that it would have. Writes nothing. Returns the exit code: 1 when the app has errors.
 */
export async function show(
  context: Context,
  slug: string,
  flags: ShowFlags,
  stop: AbortSignal,
): Promise<number> {
  const started = context.now();
  checkFormat('show', flags);
  const options = { ...buildOptions(context, flags, [slug]), compares: 'asked' as const };
  checkAsked([slug], options);
  const build = await withProgress(context, flags, (onProgress) =>
    awaitUnlessStopped(stop, buildCatalog(options, { onProgress, stop })),
  );
  try {
    const shown = await readShown(build, options, slug);
    const exit = chooseExit(shown.findings, [slug]);
    if (flags.page) context.stdout(expect(shown.page, slug));
    else if (flags.listing) context.stdout(expect(shown.listingText, slug));
    else {
      const durationMs = context.now() - started;
      await printReport(reportShown({ ...shown, durationMs }), context, flags, exit);
    }
    return exit;
  } finally {
    build.close();
  }
}

async function readShown(
  build: Build,
  options: BuildOptions,
  slug: string,
): Promise<Omit<ShownApp, 'durationMs'>> {
  const findings = build.findings.filter(({ app }) => app === undefined || app === slug);
  const hasErrors = chooseExit(findings, [slug]) !== EXIT.done;
  const preview = hasErrors ? await (await import('../build/explainApp.ts')).explainApp(options, slug) : null;
  const files = preview !== null && 'refused' in preview ? preview.refused : [];
  const made = new Map(files.map(({ path, bytes }) => [path, Buffer.from(bytes)]));
  const read = (path: string): string | null =>
    (made.get(path) ?? readBuilt(build, options.outDir, path))?.toString('utf8') ?? null;
  const pagePath = `skills/${slug}/SKILL.md`;
  const listingText = read(`listings/${slug}.json`);
  return {
    slug,
    findings,
    written: !hasErrors,
    pagePath,
    page: read(pagePath),
    listingText,
    listing: listingText === null ? null : (JSON.parse(listingText) as ShownListing),
  };
}

function expect(text: string | null, slug: string): string {
  if (text !== null) return text;
  throw new KnownError(EXIT.findings, `${slug} has no page`, {
    hint: `skillpress check ${slug} tells why; --drafts shows that of a draft.`,
  });
}
