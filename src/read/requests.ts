import * as z from 'zod';
import { wordError, KnownError, createUsageError } from '../errors.ts';
import { INPUT_LIMITS } from '../text/inputLimits.ts';
import { readCheckedYaml } from './readCheckedYaml.ts';
import { readNamed } from './inputFile.ts';

/** What a user says, the app that should answer, and the kind of request that a file counts it as. */
export interface KindRequest {
  readonly app: string;
  readonly text: string;
  readonly kind: string;
}

const line = z
  .string({ error: 'expected what a user says' })
  .trim()
  .min(1, 'expected what a user says, received nothing')
  .regex(/^[^\n]*$/, 'expected one line');
const lines = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : value),
  z.array(line, { error: 'expected what a user says, or a list of it' }),
);
const apps = z.record(z.string(), lines, { error: 'expected apps, each with what users say' });
const kinds = z.record(z.string(), apps, { error: 'expected kinds of requests, each with its apps' });

/** Reads a YAML file of requests by kind and app: `near: { jira: [Create a bug in Jira] }`. */
export function readRequests(path: string, label: string): KindRequest[] {
  const hint = 'The file holds kinds of requests, in each the apps, and for each what users say.';
  const byKind = readCheckedYaml(kinds, { file: label, text: textOf(path, label), hint });
  return Object.entries(byKind).flatMap(([kind, byApp]) =>
    Object.entries(byApp).flatMap(([app, texts]) => texts.map((text) => ({ app, text, kind }))),
  );
}

function textOf(path: string, label: string): string {
  try {
    return readNamed(path, INPUT_LIMITS.requests);
  } catch (error) {
    if (error instanceof KnownError) throw error;
    throw createUsageError(`${label} cannot be read: ${wordError(error)}`, 'Name a YAML file of requests.');
  }
}
