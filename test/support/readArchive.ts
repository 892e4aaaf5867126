import { gunzipSync } from 'node:zlib';

/** The files of a `.tar.gz`, by path, read as the format's description says and not by what made it. */
export function readArchive(bytes: Uint8Array): Record<string, string> {
  const tar = gunzipSync(bytes);
  const textAt = (at: number, length: number): string =>
    tar.toString('utf8', at, at + length).replace(/\0.*$/s, '');
  const files: Record<string, string> = {};
  for (let at = 0; tar[at] !== 0;) {
    const sum = tar.subarray(at, at + 512).reduce((total, byte) => total + byte, 0);
    const counted = tar.subarray(at + 148, at + 156).reduce((total, byte) => total + byte, 0);
    if (sum - counted + 8 * 32 !== Number.parseInt(textAt(at + 148, 8), 8)) throw new Error('wrong checksum');
    const [name, prefix, size] = [
      textAt(at, 100),
      textAt(at + 345, 155),
      Number.parseInt(textAt(at + 124, 12), 8),
    ];
    files[prefix === '' ? name : `${prefix}/${name}`] = tar.toString('utf8', at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}
