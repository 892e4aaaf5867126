import { beginsSpaced, endsSpaced } from '../text/chineseSpaces.ts';
import { splitHead } from '../text/head.ts';
import { rememberFor } from '../text/memo.ts';
import type { OutputFile } from '../model/files.ts';
import type { AgentFiles, Document } from '../model/rule.ts';
import { findCounterparts } from './findCounterparts.ts';

/** The lines that the template alone gives a page. */
export interface TemplateShape {
  /** Lines without a slot. */
  readonly fixed: ReadonlySet<string>;
  /** Lines with slots: what stands before the first and behind the last one. */
  readonly slotted: readonly (readonly [start: string, end: string])[];
}

const NOTHING: TemplateShape = { fixed: new Set(), slotted: [] };
/** What `src/render/neutral.ts` puts into slots. */
const SLOT = /Sample|https:\/\/example\.com\//;
/** With fewer characters of its own, a line is what its slots hold: "- `list-users`: Users, newest first." */
const STATIC = 20;

/** The template of a page, read off the same page rendered from placeholders; apps of one structure share it. */
export function readTemplate(
  { neutral, slug }: Pick<AgentFiles, 'neutral' | 'slug'>,
  page: Document,
): TemplateShape {
  const file = findCounterparts(neutral(), slug)(page.file.path);
  return file ? shapeOf(file) : NOTHING;
}

const shapeOf = rememberFor(({ text }: OutputFile): TemplateShape => {
  const lines = splitHead(text).body.split('\n');
  const slotted = lines.flatMap((line) => {
    const parts = line.split(SLOT);
    const [first = '', last = ''] = [parts[0], parts.at(-1)];
    // A space between a Chinese character and a slot goes with a Chinese value.
    const start = endsSpaced(first) ? first.slice(0, -1) : first;
    const end = beginsSpaced(last) ? last.slice(1) : last;
    return parts.length > 1 && start.length + end.length >= STATIC ? [[start, end] as const] : [];
  });
  return { fixed: new Set(lines.filter((line) => !SLOT.test(line))), slotted };
});

/** Whether the template alone gives a line, but for what fills its slots. */
export function givesLine({ fixed, slotted }: TemplateShape, line: string): boolean {
  return fixed.has(line) || slotted.some(([start, end]) => line.startsWith(start) && line.endsWith(end));
}
