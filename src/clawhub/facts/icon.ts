import type { OutputFile } from '../../model/files.ts';
import type { Subject } from '../../model/rule.ts';

/** All of openclaw/clawhub convex/lib/skillPresentation.ts; ClawHub leaves a bad icon out without saying so. */
const LARGEST = 512 * 1024;
const PNG = [137, 80, 78, 71, 13, 10, 26, 10] as const;
/** Length, type and checksum around the data of a PNG chunk. */
const CHUNK_FRAME = 12;

/**
 * Why ClawHub would not show an image; `null` when it does. What an SVG may not hold is told by `src/text/svgDanger.ts`, which refuses all that
 * ClawHub does.
 */
export function findIconProblem(path: string, bytes: Uint8Array): string | null {
  if (bytes.length === 0) return 'is empty';
  if (bytes.length > LARGEST) return `has ${bytes.length} bytes, expected at most ${LARGEST}`;
  if (path.endsWith('.svg')) return svgProblem(bytes);
  return isWholePng(bytes) ? null : 'is not a whole PNG image';
}

function svgProblem(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /^\s*(?:<\?xml[^>]*>\s*)?<svg[\s>]/i.test(text) ? null : 'does not begin with <svg>';
  } catch {
    return 'is not UTF-8 text';
  }
}

/** Signature, IHDR with a size, image data, and IEND at the very end. */
function isWholePng(bytes: Uint8Array): boolean {
  if (PNG.some((byte, at) => bytes[at] !== byte)) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: string[] = [];
  let at: number = PNG.length;
  while (at + CHUNK_FRAME <= bytes.length) {
    const next = at + CHUNK_FRAME + view.getUint32(at);
    if (next > bytes.length) return false;
    if (chunks.length === 0 && !isHeader(view, at)) return false;
    chunks.push(typeAt(view, at));
    at = next;
  }
  return at === bytes.length && chunks.includes('IDAT') && chunks.indexOf('IEND') === chunks.length - 1;
}

/** A chunk of 13 bytes that begins with a width and a height. */
function isHeader(view: DataView, at: number): boolean {
  if (typeAt(view, at) !== 'IHDR' || view.getUint32(at) !== 13) return false;
  return view.getUint32(at + 8) !== 0 && view.getUint32(at + 12) !== 0;
}

function typeAt(view: DataView, at: number): string {
  return String.fromCharCode(...[4, 5, 6, 7].map((offset) => view.getUint8(at + offset)));
}

/** The images of an app's bundle. */
export function listIcons({ app, files }: Subject): OutputFile[] {
  const below = `clawhub/${app.slug}/`;
  return files.filter(({ path }) => path.startsWith(below) && /\.(?:svg|png)$/.test(path));
}

/** The bytes of a made file, whether it was made as text or not. */
export function toBytes({ text, bytes }: OutputFile): Buffer {
  return text === '' ? Buffer.from(bytes ?? []) : Buffer.from(text);
}
