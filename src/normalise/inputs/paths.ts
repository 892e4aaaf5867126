import { toVisibleLine } from '../../text/characters.ts';

/** What means something in a path, or would be lost in one. */
const UNCLEAR = /[.[\]"\\]|^\*$|^$|^\s|\s$/;

/** The path of a field inside an object: `address.city`; a name that would read as a path is quoted: `address["a.b"]`. */
export function createPath(around: string, name: string): string {
  if (UNCLEAR.test(name) || toVisibleLine(name) !== name) return `${around}[${quoted(name)}]`;
  return around === '' ? name : `${around}.${name}`;
}

/** As a JSON string in ASCII, without what would end a cell of a table. */
function quoted(name: string): string {
  return JSON.stringify(name).replace(
    /[^ -{}~]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
