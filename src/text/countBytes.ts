import type { OutputFile } from '../model/files.ts';

/** The size of a made file in bytes, whether it is a text or not. */
export function countBytes({ text, bytes }: Pick<OutputFile, 'text' | 'bytes'>): number {
  return text === '' ? (bytes?.length ?? 0) : Buffer.byteLength(text);
}
