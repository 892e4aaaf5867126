import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildOptions } from '../build/catalog.ts';
import { printable } from '../report/terminal.ts';
import { nameFirst } from '../text/counting.ts';
import { SNAPSHOT_FILE } from '../text/fileNames.ts';
import { HOW_TO_ASK } from './new.ts';
import type { CommonFlags, Context } from './session.ts';

/** Apps that are named. */
const NAMES = 5;

/** Says on standard error which of the apps that were named have no snapshot yet, and how they get one. */
export function noteUnasked(
  { stderr }: Context,
  { appsDir, only }: BuildOptions,
  { quiet }: CommonFlags,
): void {
  if (quiet || only.length === 0) return;
  const without = only.filter((slug) => !existsSync(join(appsDir, slug, SNAPSHOT_FILE))).sort();
  if (without.length === 0) return;
  const has =
    without.length === 1 ? 'has no membrane.json: its page lists' : 'have no membrane.json: their pages list';
  stderr(`${nameFirst(without.map(printable), NAMES)} ${has} no actions.\n  ${HOW_TO_ASK}\n`);
}
