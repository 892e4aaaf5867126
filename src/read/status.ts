import type { CatalogStatus } from '../model/status.ts';
import type { Finding } from '../model/finding.ts';
import { parseJsonText } from './jsonText.ts';
import { toSchemaProblems } from './problems.ts';
import { statusSchema } from './statusSchema.ts';
import { locateInJson } from './locateInJson.ts';

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
  const wrong = (at: object, message: string): Finding => {
    return { level: 'error', rule: 'status/schema', file, ...at, message, hint: HINT };
  };
  const json = parseJsonText(source);
  if (!json.ok) return { status: new Map(), findings: [wrong(json.problem.at, json.problem.message)] };
  const parsed = statusSchema.safeParse(json.value);
  if (parsed.success) return { status: new Map(Object.entries(parsed.data.apps)), findings: [] };
  const findings = toSchemaProblems(parsed.error, json.value, statusSchema).map((problem) =>
    wrong(locateInJson(source, problem.path, problem.onKey), problem.message),
  );
  return { status: new Map(), findings };
}
