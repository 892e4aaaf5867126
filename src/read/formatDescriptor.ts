import { isDeepStrictEqual } from 'node:util';
import { finishedSchema } from './descriptorSchema.ts';
import { splitFrontMatter } from './frontMatter.ts';

/** The keys of a descriptor in their order. */
const ORDER = ['source', ...Object.keys(finishedSchema.shape)];

/**
 * Returns a descriptor or a translation of one in its usual form: keys in the order of the schema with the comments above them, lines
 * that end in a line feed and in nothing else, no empty lines around front matter and notes. Values stay as they are written. `null`
 * when it cannot be read, or would say anything else in that form.
 */
export function formatDescriptor(source: string): string | null {
  const split = splitFrontMatter(source);
  if (!split.ok) return null;
  const { yaml, body, data } = split.value;
  const notes = body.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
  const text = `---\n${sortKeys(trimLines(yaml))}\n---\n${notes === '' ? '' : `${notes}\n`}`;
  const again = splitFrontMatter(text);
  const isSame =
    again.ok && isDeepStrictEqual(again.value.data, data) && again.value.body.trim() === body.trim();
  return isSame ? text : null;
}

function trimLines(yaml: string): string[] {
  const lines = yaml.split('\n').map((line) => line.trimEnd());
  return lines.filter((line, at) => line !== '' || isInside(lines, at));
}

/** True for an empty line that is part of a value: what follows is still indented. */
function isInside(lines: readonly string[], at: number): boolean {
  return /^\s/.test(lines.slice(at).find((line) => line !== '') ?? '');
}

interface Block {
  readonly key: string;
  readonly lines: string[];
}

/** A comment belongs to the key below it; what stands below the last key stays there. */
function sortKeys(lines: readonly string[]): string {
  const blocks: Block[] = [];
  let comments: string[] = [];
  for (const line of lines) {
    const key = /^["']?([A-Za-z][\w-]*)["']?:/.exec(line)?.[1];
    if (key !== undefined) {
      blocks.push({ key, lines: [...comments, line] });
      comments = [];
    } else if (line.startsWith('#') || blocks.length === 0) comments.push(line);
    else {
      blocks.at(-1)?.lines.push(...comments, line);
      comments = [];
    }
  }
  const place = ({ key }: Block): number => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);
  const sorted = blocks.toSorted((a, b) => place(a) - place(b));
  return [...sorted.flatMap((block) => block.lines), ...comments].join('\n');
}
