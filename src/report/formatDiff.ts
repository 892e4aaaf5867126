import { createTwoFilesPatch } from 'diff';
import { printable } from './terminal.ts';

/** A unified diff of one file; `null` stands for a file that is not there. */
export function formatDiff(path: string, before: string | null, after: string | null): string {
  const name = (side: string, text: string | null): string =>
    text === null ? '/dev/null' : `${side}/${path}`;
  const patch = createTwoFilesPatch(
    name('a', before),
    name('b', after),
    before ?? '',
    after ?? '',
    undefined,
    undefined,
    { context: 3 },
  );
  return patch.split('\n').slice(1).map(printable).join('\n');
}
