import type { AppRecord } from '../model/app.ts';

/** Each app whose key another one had before, with that one; an empty key is nobody's. */
export function repeats(
  records: readonly AppRecord[],
  keyOf: (record: AppRecord) => string,
): (readonly [record: AppRecord, first: AppRecord])[] {
  const first = new Map<string, AppRecord>();
  return records.flatMap((record) => {
    const key = keyOf(record);
    const other = first.get(key);
    if (!other && key !== '') first.set(key, record);
    return other ? [[record, other] as const] : [];
  });
}
