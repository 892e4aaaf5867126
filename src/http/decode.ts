import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { hasCode } from '../errors.ts';
import type { Reply } from './exchange.ts';

const inflate = promisify(gunzip);

/** The body without its content encoding, or what is wrong with it. */
export async function decode({ headers, body }: Reply, maxBytes: number): Promise<Buffer | string> {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return body;
  if (encoding !== 'gzip') return 'an unknown content encoding, expected gzip';
  try {
    return await inflate(body, { maxOutputLength: maxBytes });
  } catch (error) {
    return hasCode(error, 'ERR_BUFFER_TOO_LARGE') ? createTooLarge(maxBytes) : 'what is not gzip';
  }
}

/** How a body above the cap is reported. */
export function createTooLarge(maxBytes: number): string {
  return `more than ${maxBytes} bytes`;
}
