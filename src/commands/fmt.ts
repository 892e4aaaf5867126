import { readdirSync } from 'node:fs';
import { isAsked } from '../build/catalog.ts';
import { replaceFile } from '../disk/stateFiles.ts';
import { EXIT } from '../errors.ts';
import { splitFrontMatter } from '../read/frontMatter.ts';
import { formatDescriptor } from '../read/formatDescriptor.ts';
import { readText, tryRead, UnreadError } from '../read/inputFile.ts';
import { scanApps } from '../read/scan.ts';
import { checkFormat, printReport } from '../report/reporter.ts';
import { reportLines } from '../report/reportLines.ts';
import { INPUT_LIMITS } from '../text/inputLimits.ts';
import { buildOptions, checkAsked, type CommonFlags, type Context, withLock } from './session.ts';
import { DESCRIPTOR_FILE, readLanguage } from '../text/fileNames.ts';

/** Flags of `fmt`. */
export interface FmtFlags extends CommonFlags {
  readonly check: boolean;
}

/**
 * `skillpress fmt`: puts descriptors into their usual form, and names those that it changed; `--check` only names them. One that
 * cannot be read stays as it is, and is named on standard error: `check` tells why. Returns the exit code: 1 when there is one, and when
 * `--check` found some to change.
 */
export async function fmt(context: Context, only: readonly string[], flags: FmtFlags): Promise<number> {
  checkFormat('fmt', flags);
  const options = buildOptions(context, flags, only);
  checkAsked(only, options);
  return withLock(context, options, flags.check, async () => {
    const changed: string[] = [];
    const unread: string[] = [];
    for (const { slug } of scanApps(options.appsDir)) {
      if (!isAsked(slug, only)) continue;
      const dir = `${options.appsDir}/${slug}`;
      for (const name of readdirSync(dir).filter(isFormatted)) {
        const text = tryRead(() => readText(`${dir}/${name}`, INPUT_LIMITS.descriptor));
        if (text === null) continue;
        const file = `${options.appsLabel}/${slug}/${name}`;
        if (text instanceof UnreadError || !splitFrontMatter(text).ok) {
          unread.push(file);
          context.stderr(`${file} cannot be read and stays as it is; skillpress check ${slug} tells why\n`);
          continue;
        }
        const formatted = formatDescriptor(text);
        if (formatted === null || formatted === text) continue;
        changed.push(file);
        if (!flags.check) replaceFile(dir, name, [formatted]);
      }
    }
    const isWrong = unread.length > 0 || (flags.check && changed.length > 0);
    const exit = isWrong ? EXIT.findings : EXIT.done;
    const facts = { command: 'fmt', ok: exit === EXIT.done, files: changed, unread };
    await printReport(reportLines(facts, changed), context, flags, exit);
    if (flags.check && changed.length > 0)
      context.stderr('These are not in their usual form. Run skillpress fmt.\n');
    return exit;
  });
}

/** True for a descriptor and its translations. */
function isFormatted(name: string): boolean {
  return name === DESCRIPTOR_FILE || readLanguage(name) !== null;
}
