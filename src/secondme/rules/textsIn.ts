import type { ValuePath } from '../../model/finding.ts';

/** A text of a manifest, and where it stands. */
export interface PlacedText {
  readonly text: string;
  readonly at: ValuePath;
}

/** Every text in a value of JSON that stands at `at`. */
export function* textsIn(value: unknown, at: ValuePath): Generator<PlacedText> {
  if (typeof value === 'string') yield { text: value, at };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value))
    yield* textsIn(each, [...at, Array.isArray(value) ? Number(key) : key]);
}
