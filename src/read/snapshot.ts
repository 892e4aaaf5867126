import * as z from 'zod';
import type { Finding, Snapshot } from '../model.ts';
import { schemaProblems } from './problems.ts';
import { locateInYaml, positionAt } from './yaml.ts';

const text = (max: number) => z.string().min(1).max(max);

const element = z.strictObject({
  id: text(200),
  key: text(200).optional(),
  name: text(200),
  url: text(2000).optional(),
  logo: text(2000).optional(),
  auth: text(100).optional(),
});

const action = z.strictObject({
  id: text(200).optional(),
  key: text(200).optional(),
  derivedKey: z.literal(true).optional().describe('The key was made from the name.'),
  name: text(300),
  description: text(5000).optional(),
  type: text(100).optional(),
  method: text(20).optional(),
  input: z.unknown().optional(),
});

/** `membrane.json`: written by `build`, reviewed by people. */
export const snapshotSchema = z
  .strictObject({
    origin: z.enum(['membrane', 'published-catalog']).describe('Where the facts come from.'),
    app: element.optional(),
    connector: element.optional(),
    integration: element.optional(),
    connection: element.optional(),
    actions: z.array(action),
  })
  .meta({
    title: 'skillpress snapshot',
    description: "apps/<slug>/membrane.json: Membrane's answers about one app",
  });

const KEYS = Object.keys(snapshotSchema.shape);
const HINT =
  'Snapshots are written by `skillpress build` with MEMBRANE_TOKEN set; restore the committed file or build again.';

export interface ReadSnapshot {
  readonly snapshot: Snapshot | null;
  readonly findings: readonly Finding[];
}

/** Parses and checks the text of a `membrane.json`. */
export function readSnapshot(app: string, file: string, source: string): ReadSnapshot {
  const finding = (at: object, message: string): Finding => {
    return { level: 'error', rule: 'snapshot/schema', app, file, ...at, message, hint: HINT };
  };
  let data: unknown;
  try {
    data = JSON.parse(source);
  } catch (error) {
    const message = error instanceof Error ? error.message : 'not JSON';
    return {
      snapshot: null,
      findings: [
        finding(
          positionAt(source, offsetOf(message, source)),
          `Expected JSON: ${message.replace(/\s+/g, ' ')}`,
        ),
      ],
    };
  }
  const parsed = snapshotSchema.safeParse(data);
  // JSON is YAML, so the one locator serves both.
  if (parsed.success) return { snapshot: parsed.data as Snapshot, findings: [] };
  const findings = schemaProblems(parsed.error, data, KEYS).map((problem) => {
    return finding(locateInYaml(source, problem.path, problem.onKey), problem.message);
  });
  return { snapshot: null, findings };
}

/** Where JSON.parse stopped: its message has a position, or (Node 20) quotes up to ten characters on either side of it. */
function offsetOf(message: string, source: string): number {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  const [, cut = '', around = ''] = /, (\.\.\.)?"(.*?)"(?:\.\.\.)? is not valid JSON$/s.exec(message) ?? [];
  const start = around === '' ? -1 : source.indexOf(around);
  return start === -1 ? source.length : start + (cut === '' ? 0 : 10);
}
