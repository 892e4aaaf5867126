import * as z from 'zod';
import { SLUG } from '../text/slug.ts';

const NAME = /^[a-z][a-z0-9-]{0,31}$/;
/** Registries speak in codes such as `security.status_not_clean`. */
const CODE = /^[A-Za-z0-9][\w.:-]{0,99}$/;
const VERSION = /^\d[\w.+-]{0,99}$/;

const url = z
  .string()
  .max(500)
  .regex(/^https?:\/\/[^\s"'<>\\^`{|}]+$/, 'expected a URL: https://host.tld/path')
  .refine((text) => URL.canParse(text), 'expected a URL: https://host.tld/path')
  .nullable();
const version = z.string().regex(VERSION, 'expected a version such as 1.4.0');
const time = z.iso.datetime('expected a time such as 2026-11-20T06:41:00Z').describe('ISO time, UTC.');
const count = z.int('expected a whole number').min(0, 'expected 0 or more').nullable();
const code = z.string().regex(CODE, 'expected a word such as suspicious or security.pending');

const entry = z.strictObject({
  version: version.describe('What users of the registry get.'),
  url: url.describe("The app's page there."),
  publishedAt: time.nullable(),
  downloads: count.describe('null: the registry does not count that.'),
  installs: count,
  stars: count,
  verdict: code.nullable().describe("The registry's word for what its checks found."),
  flags: z.array(code).max(50).describe('Why the verdict is not clean.'),
  auditUrl: url.describe("The report on the version's security."),
  reports: z
    .array(z.strictObject({ by: code, verdict: code, url }))
    .max(10)
    .default([])
    .describe('What each of its scanners says, where several do.'),
  versions: z
    .array(z.strictObject({ version, date: time, verdict: code.nullable() }))
    .max(500)
    .describe('Newest first.'),
  asOf: time.describe('When the registry was asked.'),
});

/** `status.json`: written by `status --save`, read by `build`. */
export const statusSchema = z
  .strictObject({
    $schema: z.string().optional(),
    apps: z
      .record(
        z.string().regex(SLUG, 'expected the name of an app: lower-case letters, digits and hyphens'),
        z.record(z.string().regex(NAME, 'expected the name of a registry, such as clawhub'), entry),
      )
      .describe('By app, then by registry. Never edit it: `skillpress status --save` asks again.'),
  })
  .meta({
    title: 'skillpress status',
    description: 'status.json: what registries were last seen to tell of the apps',
  });
