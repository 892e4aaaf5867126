import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { zlibSync } from 'fflate';
import { remember } from '../text/memo.ts';

/** Pixels of a side: what Claude's plugin directory takes at least (`claude plugin validate` 2.1.332: square, 512 to 2048). */
const SIDE = 512;
/** Tiles of a side, the empty border of one tile included. */
const TILES = 8;
const TILE = SIDE / TILES;
const WHITE = '#ffffff';
/** Colours that white stands out from. */
const COLOURS = ['#1d4ed8', '#0f766e', '#b91c1c', '#7c3aed', '#c2410c', '#15803d', '#be185d', '#4338ca'];

/** The colour of a pack, told by its name. */
export function toColour(name: string): string {
  return COLOURS[(digestOf(name)[0] ?? 0) % COLOURS.length] ?? WHITE;
}

/** A PNG that is the same for a name on every machine: white tiles on a colour, the right half mirroring the left. */
export const drawIcon = remember((name): Uint8Array => encodePng(drawRows(name), [toColour(name), WHITE]));

/** One bit a pixel; the byte before each row says that the row is written as it is. */
function drawRows(name: string): Uint8Array {
  const bits = digestOf(name).subarray(1);
  const isSet = (x: number, y: number): boolean => {
    if ([x, y].some((at) => at === 0 || at === TILES - 1)) return false;
    const at = y * TILES + Math.min(x, TILES - 1 - x);
    return (((bits[at >> 3] ?? 0) >> (at & 7)) & 1) === 1;
  };
  const width = SIDE / 8 + 1;
  const rows = new Uint8Array(width * SIDE);
  for (let y = 0; y < SIDE; y += 1)
    for (let tile = 0; tile < TILES; tile += 1) {
      const start = y * width + 1 + (tile * TILE) / 8;
      if (isSet(tile, Math.floor(y / TILE))) rows.fill(0xff, start, start + TILE / 8);
    }
  return rows;
}

function digestOf(name: string): Buffer {
  return hash('sha256', name, 'buffer');
}

/** An image of one bit a pixel. Compressed without zlib, whose bytes depend on the machine. */
function encodePng(rows: Uint8Array, palette: readonly string[]): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIDE, 0);
  header.writeUInt32BE(SIDE, 4);
  // One bit a pixel, an index into the palette.
  header.set([1, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.map((colour) => colour.slice(1)).join(''), 'hex');
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', zlibSync(rows, { level: 6 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, check]);
}
