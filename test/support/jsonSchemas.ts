import { z } from 'zod';
import { configSchema } from '../../src/read/settings.ts';
import { importReportSchema } from '../../src/import/reportSchema.ts';
import { descriptorSchema } from '../../src/read/descriptorSchema.ts';
import { packReleasesSchema } from '../../src/read/packReleases.ts';
import { releasesSchema } from '../../src/read/releasesSchema.ts';
import { snapshotSchema } from '../../src/read/snapshot.ts';
import { translationSchema } from '../../src/read/translationSchema.ts';
import { statusSchema } from '../../src/read/statusSchema.ts';
import { listingSchema } from '../../src/render/outputs/listingSchema.ts';

const BASE = 'https://raw.githubusercontent.com/membranedev/skillpress/main/schemas/';

/** By file name in `schemas/`: what editors and marketplaces check our files with, made from the schemas that skillpress uses. */
export function jsonSchemas(): Map<string, string> {
  const schemas = {
    descriptor: descriptorSchema,
    translation: translationSchema,
    catalog: configSchema,
    snapshot: snapshotSchema,
    listing: listingSchema,
    'import-report': importReportSchema,
    releases: releasesSchema,
    'pack-releases': packReleasesSchema,
    status: statusSchema,
  };
  return new Map(
    Object.entries(schemas).map(([name, schema]) => {
      const file = `${name}.schema.json`;
      const json = z.toJSONSchema(schema, { io: 'input', override: asWritten });
      return [file, `${JSON.stringify({ $id: BASE + file, ...json }, null, 2)}\n`];
    }),
  );
}

/** Front matter is read as strings; an editor reads the same text as YAML, so `draft` is a boolean and a limit a number to it. */
function asWritten({ jsonSchema }: { jsonSchema: Record<string, unknown> }): void {
  if (jsonSchema['type'] === 'integer') delete jsonSchema['pattern'];
  if (jsonSchema['type'] === 'boolean') delete jsonSchema['enum'];
}
