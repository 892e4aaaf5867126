import type { CatalogStatus } from '../model/status.ts';
import type { Finding } from '../model/finding.ts';
import { readCheckedJson, reportProblems } from './readCheckedJson.ts';
import { statusSchema } from './statusSchema.ts';

const HINT =
  'It is not for editing. Take the file of the main branch, or delete it, and run `skillpress status --save`.';

/** What registries were last seen to tell, by app. */
export interface ReadStatus {
  /** Empty when there is no such file, or when it has errors, which `findings` tell. */
  readonly status: CatalogStatus;
  readonly findings: readonly Finding[];
}

/** Parses and checks the text of a `status.json`; `null` for none. */
export function readStatus(file: string, source: string | null): ReadStatus {
  if (source === null) return { status: new Map(), findings: [] };
  const read = readCheckedJson(statusSchema, source);
  if (read.ok) return { status: new Map(Object.entries(read.value.apps)), findings: [] };
  return {
    status: new Map(),
    findings: reportProblems(read.problems, { rule: 'status/schema', file }, HINT),
  };
}
