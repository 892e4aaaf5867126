import { readdirSync } from 'node:fs';
import { isAsked } from '../build/catalog.ts';
import { replaceFile } from '../disk/stateFiles.ts';
import { EXIT } from '../errors.ts';
import { formatDescriptor } from '../read/formatDescriptor.ts';
import { readText, tryRead } from '../read/inputFile.ts';
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
 * cannot be read stays as it is: `check` tells why. Returns the exit code: 1 when `--check` found some.
 */
export async function fmt(context: Context, only: readonly string[], flags: FmtFlags): Promise<number> {
  checkFormat('fmt', flags);
  const options = buildOptions(context, flags, only);
  checkAsked(only, options);
  return withLock(context, options, flags.check, async () => {
    const changed: string[] = [];
    for (const { slug } of scanApps(options.appsDir)) {
      if (!isAsked(slug, only)) continue;
      const dir = `${options.appsDir}/${slug}`;
      for (const name of readdirSync(dir).filter(isFormatted)) {
        const text = tryRead(() => readText(`${dir}/${name}`, INPUT_LIMITS.descriptor));
        if (typeof text !== 'string') continue;
        const formatted = formatDescriptor(text);
        if (formatted === null || formatted === text) continue;
        changed.push(`${options.appsLabel}/${slug}/${name}`);
        if (!flags.check) replaceFile(dir, name, [formatted]);
      }
    }
    const exit = flags.check && changed.length > 0 ? EXIT.findings : EXIT.done;
    const facts = { command: 'fmt', ok: exit === EXIT.done, files: changed };
    await printReport(reportLines(facts, changed), context, flags, exit);
    if (exit === EXIT.findings) context.stderr('These are not in their usual form. Run skillpress fmt.\n');
    return exit;
  });
}

/** True for a descriptor and its translations. */
function isFormatted(name: string): boolean {
  return name === DESCRIPTOR_FILE || readLanguage(name) !== null;
}
