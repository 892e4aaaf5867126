import type { OutputFile } from '../model/files.ts';

/** The size of a made file in bytes, whether it is a text or not. */
export function countBytes({ text, bytes }: Pick<OutputFile, 'text' | 'bytes'>): number {
  return text === '' ? (bytes?.length ?? 0) : Buffer.byteLength(text);
}

/** The size of made files together, in bytes. */
export function sumBytes(files: readonly Pick<OutputFile, 'text' | 'bytes'>[]): number {
  return files.reduce((sum, file) => sum + countBytes(file), 0);
}
