import type { App } from '../model/app.ts';
import type { Finding } from '../model/finding.ts';
import type { Place, Rule, Subject, Verdict } from '../model/rule.ts';
import { selectBelow, outlineDocuments } from './documents.ts';
import { dropConsequences, type RuleVerdicts } from './dropConsequences.ts';
import { judgeTranslations } from './judgeTranslations.ts';
import { translateApp } from '../words/translateApp.ts';
import { findWords } from '../words/words.ts';
import type { ChosenRules } from './rules.ts';
import { findUnusedExceptions } from './rules/descriptor/exceptions.ts';
import { toSkillFolder } from '../text/skillFiles.ts';

/** Turns a verdict's place into the file, line and column of a finding. */
export type Resolve = (app: string, place: Place) => Pick<Finding, 'file' | 'line' | 'column'>;

/** What is known of one app before its documents are read. */
export type AppParts = Omit<Subject, 'slug' | 'documents' | 'skill' | 'bundle' | 'notesOf'>;

/** Every finding of the rules that look at one app; of a draft, the quality is not judged yet. */
export function checkApp(parts: AppParts, resolve: Resolve, { list, exceptionRule }: ChosenRules): Finding[] {
  const subject = createSubject(parts);
  const { slug } = subject.app;
  const { except, draft } = subject.descriptor;
  const judging = list.filter(
    ({ name, ofApp, ofFiles }) => (ofApp || ofFiles) && !(draft && name.startsWith('quality/')),
  );
  const found = judging.map((rule): RuleVerdicts => ({ rule, verdicts: judge(rule, subject) }));
  return dropConsequences(found, subject).flatMap(({ rule, verdicts, isOpen }) => {
    const reason = rule.excusable ? except[rule.name] : undefined;
    const left = reason === undefined ? verdicts : verdicts.filter((verdict) => !covers(reason, verdict));
    const findings = firstOf(left).map((verdict) => toFinding(rule, slug, verdict, resolve));
    if (reason !== undefined && isOpen !== true && left.length === verdicts.length)
      findings.push(toFinding(exceptionRule, slug, findUnusedExceptions(rule.name), resolve));
    return findings;
  });
}

function judge(rule: Rule, subject: Subject): readonly Verdict[] {
  return [
    ...(rule.ofApp?.(subject) ?? []),
    ...(rule.everyLanguage ? judgeTranslations(rule, subject) : []),
    ...(rule.ofFiles?.(subject) ?? []),
  ];
}

/** Makes what rules about one app are given: its parts, and the documents among its files. */
export function createSubject(parts: AppParts): Subject {
  const documents = outlineDocuments(parts.forAgents);
  return {
    ...parts,
    slug: parts.app.slug,
    documents,
    skill: selectBelow(documents, toSkillFolder(parts.app.slug)),
    bundle: selectBelow(documents, `clawhub/${parts.app.slug}/`),
    notesOf: (path) => notesIn(parts.app, parts.languageOf(path)),
    neutral: keepOnce(parts.neutral),
  };
}

function notesIn(app: App, language: string | null): string {
  return language === null ? app.notes : translateApp(app, findWords(language)).notes;
}

/** Most findings of one rule about one app that are told. */
const TOLD = 20;

/** The first verdicts; the last of them says how many more there are. */
function firstOf(verdicts: readonly Verdict[]): readonly Verdict[] {
  const told = verdicts.slice(0, TOLD);
  const last = told.at(-1);
  const more = verdicts.length - told.length;
  if (more > 0 && last)
    told[told.length - 1] = { ...last, message: `${last.message}; and ${more} more like it` };
  return told;
}

/** An exception from a rule about a text holds for the texts that its reason names, not for what may come. */
function covers(reason: string, { digest }: Verdict): boolean {
  return digest === undefined || reason.includes(digest);
}

/** Returns a function that does the work at its first call and returns the same value at each. */
export function keepOnce<T>(work: () => T): () => T {
  let done: { readonly value: T } | undefined;
  return () => (done ??= { value: work() }).value;
}

/** A verdict of a rule about an app as a finding. */
export function toFinding(rule: Rule, app: string, verdict: Verdict, resolve: Resolve): Finding {
  const { message, hint, place } = verdict;
  return { level: levelOf(verdict, rule), rule: rule.name, app, ...resolve(app, place), message, hint };
}

/** What a catalog chose for a rule goes before what the rule says of one case. */
export function levelOf({ level }: Verdict, rule: Rule): Finding['level'] {
  return rule.isWeighed ? rule.level : (level ?? rule.level);
}
