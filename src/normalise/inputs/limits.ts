import type { Limit } from '../../model/inputs.ts';
import type { Schema } from './json.ts';

/** What a schema says of the size of a value, of its length and of what it holds. */
export function listLimits(own: Schema): Limit[] {
  const above = own['exclusiveMinimum'];
  const below = own['exclusiveMaximum'];
  return [
    // In older schemas a flag beside the limit tells that it is excluded.
    ...range(
      'number',
      above === true ? undefined : own['minimum'],
      below === true ? undefined : own['maximum'],
    ),
    ...bound('above', above === true ? own['minimum'] : above),
    ...bound('below', below === true ? own['maximum'] : below),
    ...bound('multiple', own['multipleOf']),
    ...range('characters', own['minLength'], own['maxLength']),
    ...range('items', own['minItems'], own['maxItems']),
    ...range('fields', own['minProperties'], own['maxProperties']),
    ...(own['uniqueItems'] === true ? [{ kind: 'distinct' as const }] : []),
  ];
}

function range(unit: 'number' | 'characters' | 'items' | 'fields', from: unknown, to: unknown): Limit[] {
  const [least, most] = [toNumber(from), toNumber(to)];
  // Of what is counted there are none or more in any case.
  const isSaid = most !== null || (least !== null && (least !== 0 || unit === 'number'));
  return isSaid ? [{ kind: 'range', unit, least, most }] : [];
}

function bound(kind: 'above' | 'below' | 'multiple', limit: unknown): Limit[] {
  const value = toNumber(limit);
  return value === null ? [] : [{ kind, value }];
}

function toNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
