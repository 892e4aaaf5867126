import * as z from 'zod';
import type { Finding } from '../model/finding.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { LONGEST_IN_SNAPSHOT } from '../text/textLimits.ts';
import { readCheckedJson, reportProblems } from './readCheckedJson.ts';

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
  id: text(LONGEST_IN_SNAPSHOT.id).optional(),
  key: text(LONGEST_IN_SNAPSHOT.key).optional(),
  derivedKey: z.literal(true).optional().describe('The key was made from the name.'),
  name: text(LONGEST_IN_SNAPSHOT.name),
  description: text(LONGEST_IN_SNAPSHOT.description).optional(),
  type: text(100).optional(),
  method: text(20).optional(),
  input: z.unknown().optional(),
});

/** With one id for two actions nobody could tell what running it does. */
function refuseTwins(
  actions: readonly { readonly id?: string | undefined }[],
  context: z.RefinementCtx,
): void {
  const seen = new Set<string>();
  for (const [at, { id }] of actions.entries()) {
    if (id === undefined) continue;
    if (seen.has(id))
      context.addIssue({
        code: 'custom',
        path: [at, 'id'],
        message: 'expected an id that no other action has',
      });
    seen.add(id);
  }
}

/** `membrane.json`: written by `build`, reviewed by people. */
export const snapshotSchema = z
  .strictObject({
    origin: z.enum(['membrane', 'published-catalog', 'written']).describe('Where the facts come from.'),
    for: z
      .strictObject({ slug: text(200), homepage: text(2000) })
      .optional()
      .describe('The app that it was answered for: its folder and the homepage of its descriptor.'),
    app: element.optional(),
    connector: element.optional(),
    integration: element.optional(),
    connection: element.optional(),
    actions: z.array(action).superRefine(refuseTwins),
  })
  .meta({
    title: 'skillpress snapshot',
    description: "apps/<slug>/membrane.json: Membrane's answers about one app",
  });

const HINT =
  '`skillpress build` with MEMBRANE_TOKEN writes snapshots; docs/snapshots.md shows one that a person writes. To mend it, restore the committed file or build again.';

/** What `membrane.json` says; `snapshot` is `null` when there is none that can be used. */
export interface ReadSnapshot {
  readonly snapshot: Snapshot | null;
  readonly findings: readonly Finding[];
}

/** Parses and checks the text of a `membrane.json`. */
export function readSnapshot(app: string, file: string, source: string): ReadSnapshot {
  const read = readCheckedJson(snapshotSchema, source);
  if (read.ok) return { snapshot: read.value as Snapshot, findings: [] };
  return {
    snapshot: null,
    findings: reportProblems(read.problems, { rule: 'snapshot/schema', app, file }, HINT),
  };
}
