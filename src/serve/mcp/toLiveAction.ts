import type { RemoteAction } from '../../membrane/schemas.ts';
import type { JsonSchema } from '../../model/action.ts';
import { judgeEffect } from '../../normalise/effect.ts';
import { createToolInput } from '../../normalise/inputSchema.ts';
import { toVisibleLine } from '../../text/characters.ts';
import { findSuspicion } from '../../text/instructions.ts';

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
    inputSchema: withoutProse(createToolInput(inputSchema)?.schema ?? null),
  };
}

function harmless(text: string): string {
  return findSuspicion(text) === null ? toVisibleLine(text) : '';
}

/** The schema without titles and descriptions that are no harmless ones. */
function withoutProse<T>(schema: T): T {
  if (typeof schema !== 'object' || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map(withoutProse) as T;
  const kept = Object.entries(schema as JsonSchema).filter(
    ([key, value]) => !PROSE.has(key) || typeof value !== 'string' || findSuspicion(value) === null,
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutProse(value)])) as T;
}
