import type * as z from 'zod';

/** Returns a check that reports each entry of a list which stands there before; entries of one key are the same. */
export function refuseTwice(
  message: string,
  keyOf = (entry: string): string => entry,
): (entries: readonly string[], context: z.RefinementCtx) => void {
  return (entries, { addIssue }) => {
    const keys = entries.map(keyOf);
    for (const [at, key] of keys.entries())
      if (keys.indexOf(key) < at) addIssue({ code: 'custom', path: [at], message });
  };
}
