import { crc32 } from 'node:zlib';

const u16 = (value: number) => Buffer.from([value & 0xff, (value >> 8) & 0xff]);
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
};

/** The fields that a local header and a directory entry share: version 2.0, UTF-8 names, stored, 1980-01-01. */
function common(name: Buffer, bytes: Buffer): Buffer {
  const sizes = [u32(crc32(bytes)), u32(bytes.length), u32(bytes.length)];
  return Buffer.concat([u16(20), u16(0x0800), u16(0), u16(0), u16(0x21), ...sizes, u16(name.length), u16(0)]);
}

/** A ZIP archive without compression. */
export function zip(files: readonly { path: string; bytes: Buffer }[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, bytes } of files) {
    const name = Buffer.from(path);
    const fields = common(name, bytes);
    const local = Buffer.concat([u32(0x04034b50), fields, name, bytes]);
    const tail = [u16(0), u16(0), u16(0), u32(0), u32(offset)];
    directory.push(Buffer.concat([u32(0x02014b50), u16(20), fields, ...tail, name]));
    parts.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const count = u16(files.length);
  const end = [u32(0x06054b50), u16(0), u16(0), count, count, u32(index.length), u32(offset), u16(0)];
  return Buffer.concat([...parts, index, ...end]);
}
