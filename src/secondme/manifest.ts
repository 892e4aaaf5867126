import * as z from 'zod';
import { AUTH_MODES, CLOSED_AUTH_MODE } from './facts.ts';

const text = (max = 20_000) =>
  z.string().trim().min(1, 'expected a text').max(max, `expected at most ${max} characters`);
const MILLISECONDS = 'expected a whole number of milliseconds, 1 or more';
const texts = z.array(z.string());

const skill = z.strictObject({
  key: text(),
  displayName: text(),
  description: text(),
  keywords: texts.optional(),
});
const prompts = z.strictObject({ activationShort: text(), activationLong: text(), systemSummary: text() });
const action = z.strictObject({
  name: text(),
  description: text(),
  toolName: text(),
  displayHint: z.string().optional(),
  payloadTemplate: z.record(z.string(), z.unknown()).optional(),
});
const mcp = z.strictObject({
  endpoint: text(),
  timeoutMs: z.int(MILLISECONDS).positive(MILLISECONDS).optional(),
  authMode: z.enum([...AUTH_MODES, CLOSED_AUTH_MODE]).optional(),
  toolAllow: texts.optional(),
  headersTemplate: z.record(z.string(), z.string()).optional(),
});
const oauth = z.strictObject({ appId: text(), requiredScopes: texts.optional() });
const environment = z.strictObject({
  enabled: z.boolean(),
  endpointOverride: z.string().optional(),
  secrets: z.record(z.string(), z.string()).optional(),
});

/** An integration as the console has it, in its six groups (develop-docs.second.me, "OpenClaw integration"). */
export const manifestSchema = z.strictObject({
  skill,
  prompts,
  actions: z.array(action).min(1, 'expected at least one action'),
  mcp,
  oauth,
  environments: z.strictObject({ pre: environment.optional(), prod: environment.optional() }),
});

/** An integration as the control plane's API has it: one environment, secrets apart (mindverse/second-me-skills, control-plane.md). */
export const controlSchema = z.strictObject({
  manifest: z.strictObject({
    schemaVersion: z.literal('1'),
    skill,
    prompts,
    actions: manifestSchema.shape.actions,
    mcp,
    oauth,
    envBindings: z.strictObject({
      release: z.strictObject({ enabled: z.boolean(), endpoint: z.string().optional() }),
    }),
  }),
  envSecrets: z.strictObject({
    release: z.strictObject({ values: z.record(z.string(), z.string()).nullable() }),
  }),
});

/** An integration in the console's form. */
export type SecondMeManifest = z.output<typeof manifestSchema>;
/** An integration in the API's form: one environment, secrets apart. */
export type ControlForm = z.output<typeof controlSchema>;
