import { join, resolve } from 'node:path';
import { createInterruption } from './stopping.ts';
import { refuseLinkedState, takeLock } from '../disk/lock.ts';
import { EXIT } from '../errors.ts';
import { TEMPLATES_FOLDER } from '../render/findTemplates.ts';
import { createProgress } from '../report/progress.ts';
import { countChanges, type Format } from '../report/report.ts';
import { checkFormat, printReport } from '../report/reporter.ts';
import { reportSite } from '../report/reportSite.ts';
import { buildSite } from '../site/buildSite.ts';
import type { SiteOptions } from '../site/openSite.ts';
import { serveSite } from '../site/serveSite.ts';
import { toFolderLabel } from '../text/folderLabel.ts';
import { refuseSite } from './refuseOutput.ts';
import { CONFIG_FILE, STATE_FOLDER, type Context } from './session.ts';

/** Flags of `site`. */
export interface SiteFlags {
  readonly out: string;
  readonly base?: string;
  readonly dist: string;
  readonly templates: string;
  readonly serve: boolean;
  readonly port: number;
  readonly format: Format;
  readonly quiet: boolean;
}

/** `skillpress site`: makes the listing site of the built catalog; with `--serve` also shows it, until it is stopped. Returns the exit code. */
export async function site(context: Context, flags: SiteFlags, stop: AbortSignal): Promise<number> {
  checkFormat('site', flags);
  const { stderr } = context;
  const folders = locate(context, flags);
  refuseSite(folders.siteDir, folders);
  refuseLinkedState(folders.stateDir);
  const lock = takeLock(join(folders.stateDir, 'site'), (text) => stderr(`skillpress: warning: ${text}\n`));
  try {
    if (!flags.serve) await make(context, flags, flags.base ?? null, stop);
    else
      await serveSite({
        ...folders,
        port: flags.port,
        make: (base) => make(context, flags, base, stop),
        print: stderr,
        stop,
      });
    return EXIT.done;
  } finally {
    lock.release();
  }
}

async function make(
  context: Context,
  flags: SiteFlags,
  base: string | null,
  stop: AbortSignal,
): Promise<void> {
  const started = context.now();
  const progress = createProgress(context.stderr, context);
  const options: SiteOptions = {
    ...locate(context, flags),
    base,
    onProgress: flags.quiet ? () => {} : progress.show,
  };
  const build = await buildSite(options, stop).finally(progress.end);
  if (!build.done) throw createInterruption(stop, 'not all of the site was written');
  const report = {
    ok: true,
    apps: build.apps,
    out: toFolderLabel(flags.out),
    base: build.base,
    changes: countChanges(build.changes, build.unchanged),
    durationMs: Math.round(context.now() - started),
  };
  await printReport(reportSite(report), context, flags, EXIT.done);
}

function locate({ cwd, version, packageDir }: Context, { out, dist, templates }: SiteFlags) {
  const at = (path: string): string => resolve(cwd, path);
  return {
    configFile: at(CONFIG_FILE),
    templatesDir: at(templates),
    templatesLabel: toFolderLabel(templates),
    builtInTemplatesDir: join(packageDir, TEMPLATES_FOLDER),
    outDir: at(dist),
    outLabel: toFolderLabel(dist),
    appsDir: at('apps'),
    appsLabel: 'apps',
    siteDir: at(out),
    stateDir: at(STATE_FOLDER),
    version,
  };
}
