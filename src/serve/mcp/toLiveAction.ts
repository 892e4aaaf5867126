import type { RemoteAction } from '../../membrane/schemas.ts';
import { judgeEffect } from '../../normalise/effect.ts';
import { createToolInput } from '../../normalise/inputSchema.ts';
import { toVisibleLine } from '../../text/characters.ts';
import { findSuspicion } from '../../text/instructions.ts';
import { filterEntries } from './filterEntries.ts';

const PROSE = new Set(['title', 'description']);

/**
 * An action as Membrane has it now, for a model: nobody has reviewed its texts, so what reads as an instruction to the agent is left
 * out, as it is on pages.
 */
export function toLiveAction({
  id,
  key,
  name,
  description,
  type,
  config,
  inputSchema,
}: RemoteAction): object {
  const method = config?.request?.method;
  const { effect } = judgeEffect({
    name,
    ...(description ? { description } : {}),
    ...(type ? { type } : {}),
    ...(method ? { method } : {}),
  });
  return {
    id,
    ...(key ? { key: harmless(key) } : {}),
    name: harmless(name),
    description: harmless(description ?? ''),
    effect,
    inputSchema: filterEntries(createToolInput(inputSchema)?.schema ?? null, isHarmless),
  };
}

/** False for a title or a description that reads as an instruction. */
function isHarmless(key: string, entry: unknown): boolean {
  return !PROSE.has(key) || typeof entry !== 'string' || findSuspicion(entry) === null;
}

function harmless(text: string): string {
  return findSuspicion(text) === null ? toVisibleLine(text) : '';
}
