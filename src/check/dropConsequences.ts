import type { Rule, Subject, Verdict } from '../model/rule.ts';
import { findRefusedNotes, notes } from './rules/descriptor/notes.ts';

/** What a rule found. */
export interface Found {
  readonly rule: Rule;
  readonly verdicts: readonly Verdict[];
}

/**
 * Leaves out what is found only because the notes hold what no page takes over: the same lines again on the pages, and texts inside
 * a code block. One mistake is told once, where it is; the app is not written either way.
 */
export function dropConsequences(found: readonly Found[], subject: Subject): readonly Found[] {
  if (!found.some(({ rule, verdicts }) => rule === notes && verdicts.length > 0)) return found;
  const refused = findRefusedNotes(subject.descriptor);
  const lines = subject.descriptor.notes.split('\n');
  const copies = new Set(
    refused.flatMap(({ first, last }) => lines.slice(first, last + 1).map((line) => line.trim())),
  );
  const isInside = (note: number): boolean =>
    refused.some(({ first, last }) => first < last && first <= note && note <= last);
  const isOpen = refused.some(({ open }) => open);
  const isOwn = ({ place }: Verdict): boolean => {
    if ('note' in place && place.language === undefined) return !isInside(place.note);
    if (!('file' in place)) return true;
    if (isOpen || place.line === undefined) return !isOpen;
    const document = subject.documents.find(({ file }) => file.path === place.file);
    const text = document?.outline.lines[place.line - 1]?.trim() ?? '';
    return text === '' || !copies.has(text);
  };
  return found.map(({ rule, verdicts }) => ({
    rule,
    verdicts: rule === notes ? verdicts : verdicts.filter(isOwn),
  }));
}
