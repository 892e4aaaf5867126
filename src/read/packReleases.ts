import * as z from 'zod';
import type { Finding } from '../model/finding.ts';
import type { PackReleaseFile } from '../model/release.ts';
import { readCheckedJson } from './readCheckedJson.ts';
import { reportHistoryProblems } from './releases.ts';
import { releaseHistorySchema } from './releasesSchema.ts';

const member = z.strictObject({
  slug: z.string().min(1),
  name: z.string().min(1),
  version: z.string().min(1).nullable().describe('Of its newest release then; null: it had none.'),
});

/** `packs/<pack>/releases.json`: written by `release`; people may improve the words of `changes`. */
export const packReleasesSchema = z
  .strictObject({
    $schema: z.string().optional(),
    releases: releaseHistorySchema,
    surface: z
      .strictObject({ title: z.string(), description: z.string(), apps: z.array(member) })
      .describe('What the newest release held: the next release is compared with it. Never edit it.'),
  })
  .meta({
    title: 'skillpress releases of a pack',
    description: 'packs/<pack>/releases.json: the releases of a pack',
  });

/** The histories of all packs, with the findings of those that cannot be read. */
export interface ReadPackReleases {
  /** By the pack's name; one with errors is missing. */
  readonly files: ReadonlyMap<string, PackReleaseFile>;
  readonly findings: readonly Finding[];
}

/** Parses and checks the texts of `packs/<pack>/releases.json`, by the pack. */
export function readPackReleases(texts: ReadonlyMap<string, string>): ReadPackReleases {
  const files = new Map<string, PackReleaseFile>();
  const findings: Finding[] = [];
  for (const [name, text] of texts) {
    const file = `packs/${name}/releases.json`;
    const read = readOne(file, text);
    if (Array.isArray(read)) findings.push(...read);
    else files.set(name, read);
  }
  return { files, findings };
}

function readOne(file: string, text: string): PackReleaseFile | Finding[] {
  const read = readCheckedJson(packReleasesSchema, text);
  if (read.ok) return { releases: read.value.releases, surface: read.value.surface };
  return reportHistoryProblems(read.problems, { file });
}
