import type { Rule, Subject, Verdict } from '../model/rule.ts';
import { actionKeys } from './rules/descriptor/action-keys.ts';
import { structure } from './rules/containment/structure.ts';
import { findRefusedNotes, notes } from './rules/descriptor/notes.ts';
import { slug } from './rules/descriptor/slug.ts';
import { stepReference } from './rules/page/step-reference.ts';
import { snapshotSubject } from './rules/snapshot/subject.ts';
import { frontMatter, SECOND_HEAD } from './rules/specification/front-matter.ts';
import { name } from './rules/specification/name.ts';

/** What a rule found. */
export interface RuleVerdicts {
  readonly rule: Rule;
  readonly verdicts: readonly Verdict[];
  /** It cannot be told whether an exception of the rule is needed. */
  readonly isOpen?: true;
}

/** Leaves out what is found only because of something that is told itself; the app is not written either way. */
export function dropConsequences(found: readonly RuleVerdicts[], subject: Subject): readonly RuleVerdicts[] {
  const isForeign = found.some(({ rule, verdicts }) => rule === snapshotSubject && verdicts.length > 0);
  return isForeign ? found.map(dropForeign) : dropCopies(dropBelowHead(dropName(found)), subject);
}

/** The name of a skill is that of its folder, of which another rule has told what is wrong. */
function dropName(found: readonly RuleVerdicts[]): readonly RuleVerdicts[] {
  if (!found.some(({ rule, verdicts }) => rule === slug && verdicts.length > 0)) return found;
  return found.map((each) => (each.rule === name ? { rule: name, verdicts: [] } : each));
}

/** A front matter in the body makes a heading of the page's first lines. */
function dropBelowHead(found: readonly RuleVerdicts[]): readonly RuleVerdicts[] {
  const wrong = found.find(({ rule }) => rule === frontMatter)?.verdicts ?? [];
  const files = new Set(
    wrong.flatMap(({ message, place }) => (message === SECOND_HEAD && 'file' in place ? place.file : [])),
  );
  const isElsewhere = ({ place }: Verdict): boolean => !('file' in place && files.has(place.file));
  return files.size === 0
    ? found
    : found.map((each) =>
        each.rule === structure ? { rule: structure, verdicts: each.verdicts.filter(isElsewhere) } : each,
      );
}

/** Of the snapshot of another app no page, claim or key can be right; what people wrote is judged alone. */
function dropForeign({ rule, verdicts }: RuleVerdicts): RuleVerdicts {
  if (rule === snapshotSubject) return { rule, verdicts };
  const isAboutDescriptor = rule !== actionKeys && /^(?:containment|descriptor)\//.test(rule.name);
  const isWritten = ({ place }: Verdict): boolean => 'at' in place || 'note' in place;
  return { rule, verdicts: isAboutDescriptor ? verdicts.filter(isWritten) : [], isOpen: true };
}

/**
 * Leaves out what is found only because the notes hold what no page takes over: the same lines again on the pages, and texts inside
 * a code block. One mistake is told once, where it is.
 */
function dropCopies(found: readonly RuleVerdicts[], subject: Subject): readonly RuleVerdicts[] {
  if (!found.some(({ rule, verdicts }) => rule === notes && verdicts.length > 0)) return found;
  const refused = findRefusedNotes(subject.descriptor);
  const lines = subject.descriptor.notes.split('\n');
  const copies = new Set(
    refused.flatMap(({ first, last }) => lines.slice(first, last + 1).map((line) => line.trim())),
  );
  const isInside = (note: number): boolean =>
    refused.some(({ first, last, isCode }) => isCode && first <= note && note <= last);
  const isOpen = refused.some(({ open }) => open);
  const isCounting = refused.some(({ counts }) => counts);
  const isOwn = ({ place }: Verdict): boolean => {
    if ('note' in place && place.language === undefined) return !isInside(place.note);
    if (!('file' in place)) return true;
    if (isOpen || place.line === undefined) return !isOpen;
    const document = subject.documents.find(({ file }) => file.path === place.file);
    const text = document?.outline.lines[place.line - 1]?.trim() ?? '';
    return text === '' || !copies.has(text);
  };
  return found.map(({ rule, verdicts }) => {
    if (rule === notes) return { rule, verdicts };
    const isMiscounted = rule === stepReference && isCounting;
    return { rule, verdicts: isMiscounted ? [] : verdicts.filter(isOwn) };
  });
}
