import type { EffectEvidence } from '../model/effect.ts';
import { createSet } from '../text/lexicon.ts';
import { readActionName } from '../text/actionName/readActionName.ts';
import { asRecord } from '../text/isRecord.ts';

/** Inputs by which one action is told which of several things to do. */
const CHOOSERS = createSet('action command method op operation');

/**
 * The allowed values of an input that chooses what is done ("method: create, update, delete"), where the name tells nothing
 * or only something vague: what such an action can do, it does.
 */
export function readEffectInput(input: unknown, named: readonly EffectEvidence[]): EffectEvidence[] {
  if (named.some(({ strength, says }) => strength === 'strong' && says !== 'write')) return [];
  return choicesOf(input).flatMap((choice) =>
    readActionName(choice)
      .filter(({ effect }) => effect !== 'read')
      .map(
        ({ verb, effect }) => ({ source: 'input', says: effect, strength: 'strong', found: verb }) as const,
      ),
  );
}

function choicesOf(input: unknown): string[] {
  return Object.entries(asRecord(asRecord(input)['properties']))
    .filter(([name]) => CHOOSERS.has(name.toLowerCase()))
    .flatMap(([, schema]) => asRecord(schema)['enum'] ?? [])
    .filter((value): value is string => typeof value === 'string');
}
