import * as z from 'zod';
import { findHidden } from '../text/characters.ts';
import { isWebUrl, proposeUrl } from './descriptorSchema.ts';

/** The values that settings are made of: the YAML parser leaves every scalar the string that was written. */

/** One line of text. */
export const line = z
  .string()
  .trim()
  .min(1, { error: 'expected a value, received nothing', abort: true })
  .max(500)
  .regex(/^[^\n]*$/, 'expected one line')
  .refine((text) => findHidden(text) === null, 'expected no invisible or control characters');
/** An address of the web. */
export const url = line.superRefine((text, { addIssue }) => {
  if (isWebUrl(text)) return;
  const message = 'expected a URL: https://host.tld/path';
  addIssue({ code: 'custom', message, params: proposeUrl(text) });
});
/** A whole number. */
export const count = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, 'expected a whole number from 1 to 999999')
  .transform(Number)
  .meta({ type: 'integer', minimum: 1, maximum: 999_999 });

/** `true` or `false`. */
export const truth = z
  .enum(['true', 'false'], 'expected true or false')
  .transform((text) => text === 'true')
  .meta({ type: 'boolean', enum: [true, false] });
