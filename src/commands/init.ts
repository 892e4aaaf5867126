import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { writeNew } from '../disk/writeNew.ts';
import { EXIT } from '../errors.ts';
import { findOrigin } from '../init/findOrigin.ts';
import { listStarterFiles, type StarterFile } from '../init/listStarterFiles.ts';
import { scanApps } from '../read/scan.ts';
import { build } from './build.ts';
import type { CommonFlags, Context } from './session.ts';
import { makeFolders } from '../disk/makeFolders.ts';

/**
 * `skillpress init [DIR]`: writes the files of a new catalog that are not there yet, says which, builds it, and says what to do next.
 * Returns the exit code.
 */
export async function init(
  context: Context,
  dir: string,
  flags: CommonFlags,
  stop: AbortSignal,
): Promise<number> {
  const root = resolve(context.cwd, dir);
  makeFolders(root);
  const files = listStarterFiles({
    packageDir: context.packageDir,
    version: context.version,
    node: context.node.version,
    folder: root,
    origin: findOrigin(root),
    isEmpty: !existsSync(join(root, 'apps')) || scanApps(join(root, 'apps')).length === 0,
  });
  const say = flags.quiet ? () => {} : context.stderr;
  for (const file of files) say(`${write(root, file)}\n`);
  const exit = await build({ ...context, cwd: root }, [], buildFlags(flags), stop);
  if (exit === EXIT.done) say(nextSteps(relative(context.cwd, root)));
  return exit;
}

/** Writes one file where there is none, and returns the line about it. */
function write(root: string, { path, text, about, lacking }: StarterFile): string {
  const target = join(root, path);
  makeFolders(dirname(target));
  if (writeNew(target, text)) return `wrote ${path.padEnd(34)} ${about}`;
  const lacks = lacking?.(readFileSync(target, 'utf8')) ?? null;
  return `kept  ${path.padEnd(34)} ${lacks ?? 'it was there already'}`;
}

/** A first build asks nobody, whatever the environment has. */
function buildFlags({ format, quiet, jobs, concurrency }: CommonFlags): Parameters<typeof build>[2] {
  const folders = { apps: 'apps', templates: 'templates', out: 'dist' };
  const off = { drafts: false, frozen: true, check: false, diff: false, fix: false };
  return { ...folders, ...off, accept: [], format, quiet, jobs, concurrency };
}

function nextSteps(folder: string): string {
  const steps = [
    ...(folder === '' ? [] : [`cd ${folder}`]),
    'less dist/skills/clerk/SKILL.md    # what an agent reads of the example app',
    '$EDITOR catalog.yaml               # who publishes it, and where',
    'npx skillpress new acme-crm        # your first app; then remove apps/clerk',
    'npx skillpress build --diff',
    'npx skillpress release             # its first version; then publish: npx skillpress publish --registry directory --to DIR',
  ];
  return `\nNext:\n${steps.map((step) => `  ${step}\n`).join('')}`;
}
