import type { BuildOptions } from '../build/catalog.ts';
import type { Context } from './context.ts';

/** Acts while nobody else writes to the catalog; what only reads takes no lock. Throws (exit 6) while another run has it. */
export async function withLock<T>(
  { stderr }: Context,
  { stateDir, outDir, appsDir }: BuildOptions,
  readOnly: boolean,
  act: () => Promise<T>,
): Promise<T> {
  if (readOnly) return act();
  const { takeLock } = await import('../disk/lock.ts');
  const { removeStage } = await import('../disk/stage.ts');
  const lock = takeLock(stateDir, (text) => stderr(`skillpress: warning: ${text}\n`));
  try {
    if (lock.held) for (const dir of [outDir, appsDir]) removeStage(dir);
    return await act();
  } finally {
    lock.release();
  }
}
