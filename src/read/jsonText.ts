import { isDeeperThan } from '../text/depth.ts';
import { MARK, MARK_WORDS } from './byteOrderMark.ts';
import { findLeftConflict, locatePosition, tellTooDeep, type YamlResult } from './yaml.ts';

/** As deep as an answer of Membrane may nest. */
const DEEPEST = 128;

/** Parses JSON that people may have edited; a problem has its line and column. */
export function parseJsonText(source: string): YamlResult {
  if (source.startsWith(MARK))
    return {
      ok: false,
      problem: { message: `Expected JSON, received ${MARK_WORDS}`, at: { line: 1, column: 1 } },
    };
  const conflict = findLeftConflict(source);
  if (conflict) return { ok: false, problem: conflict };
  try {
    const value: unknown = JSON.parse(source);
    if (!isDeeperThan(value, DEEPEST)) return { ok: true, value };
    return { ok: false, problem: { message: tellTooDeep(DEEPEST), at: { line: 1, column: 1 } } };
  } catch (error) {
    const message = error instanceof Error ? error.message : 'not JSON';
    const at = locatePosition(source, offsetOf(message, source));
    return {
      ok: false,
      problem: {
        message: `Expected JSON: ${message.replace(/ in JSON at position .*$/s, '').replace(/\s+/g, ' ')}`,
        at,
      },
    };
  }
}

/** Where JSON.parse stopped: its message has a position, or (Node 20) quotes up to ten characters on either side of it. */
function offsetOf(message: string, source: string): number {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  const [, cut = '', around = ''] = /, (\.\.\.)?"(.*?)"(?:\.\.\.)? is not valid JSON$/s.exec(message) ?? [];
  const start = around === '' ? -1 : source.indexOf(around);
  return start === -1 ? source.length : start + (cut === '' ? 0 : 10);
}
