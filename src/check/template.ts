import { splitHead } from '../text/head.ts';
import type { OutputFile } from '../model/files.ts';
import type { Document, Subject } from '../model/rule.ts';

/** What the template alone gives a page. */
export interface Template {
  /** Lines without a slot. */
  readonly fixed: ReadonlySet<string>;
  /** Lines with slots: what stands before the first and behind the last one. */
  readonly slotted: readonly (readonly [start: string, end: string])[];
}

const KNOWN = new WeakMap<readonly OutputFile[], Template>();
/** What `src/render/neutral.ts` puts into slots. */
const SLOT = /Sample|https:\/\/example\.com\//;
/** With fewer characters of its own, a line is what its slots hold: "- `list-users`: Users, newest first." */
const STATIC = 20;

/** The template of an app's page, read off the page that is rendered from placeholders; apps of one structure share it. */
export function readTemplate(subject: Subject): Template {
  const files = subject.neutral();
  const known = KNOWN.get(files);
  if (known) return known;
  const page = files.find(({ path }) => path.endsWith('/SKILL.md'));
  const lines = splitHead(page?.text ?? '').body.split('\n');
  const slots = lines.filter((line) => line.includes('Sample') || line.includes('https://example.com/'));
  const slotted = slots.flatMap((line) => {
    const parts = line.split(SLOT);
    const [start = '', end = ''] = [parts[0], parts.at(-1)];
    return start.length + end.length >= STATIC ? [[start, end] as const] : [];
  });
  const fixed = new Set(lines);
  for (const line of slots) fixed.delete(line);
  const template = { fixed, slotted };
  KNOWN.set(files, template);
  return template;
}

/** Whether the template alone gives a line, but for what fills its slots. */
export function givesLine({ fixed, slotted }: Template, line: string): boolean {
  return fixed.has(line) || slotted.some(([start, end]) => line.startsWith(start) && line.endsWith(end));
}

/** The page of an app among the documents of its skill. */
export function findPage({ skill }: Subject): Document | undefined {
  return skill.find(({ file }) => file.path.endsWith('/SKILL.md'));
}
