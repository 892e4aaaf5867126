import type { AppRecord } from '../model/app.ts';
import type { Config } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { outlineOf } from '../text/markdown.ts';
import type { Document, Place, Rule, Subject, Verdict } from '../model/rule.ts';
import { exceptionRule, rules } from './rules.ts';
import { unusedException } from './rules/descriptor/exceptions.ts';

/** Turns a verdict's place into the file, line and column of a finding. */
export type Resolve = (app: string, place: Place) => Pick<Finding, 'file' | 'line' | 'column'>;

/** Every finding of the rules that look at one app; of a draft, the quality is not judged yet. */
export function validateApp(subject: Omit<Subject, 'documents' | 'bundle'>, resolve: Resolve): Finding[] {
  const whole: Subject = {
    ...subject,
    documents: documentsOf(subject, 'skills/'),
    bundle: documentsOf(subject, 'clawhub/'),
    neutral: once(subject.neutral),
  };
  const { slug } = subject.app;
  const { except } = subject.descriptor;
  const findings: Finding[] = [];
  for (const rule of rules) {
    if (!rule.ofApp || (subject.descriptor.draft && rule.name.startsWith('quality/'))) continue;
    const verdicts = rule.ofApp(whole);
    const reason = rule.excusable ? except[rule.name] : undefined;
    const left = reason === undefined ? verdicts : verdicts.filter((verdict) => !covers(reason, verdict));
    for (const verdict of left) findings.push(toFinding(rule, slug, verdict, resolve));
    if (reason !== undefined && left.length === verdicts.length)
      findings.push(toFinding(exceptionRule, slug, unusedException(rule.name), resolve));
  }
  return findings;
}

/** An exception from a rule about a text holds for the texts that its reason names, not for what may come. */
function covers(reason: string, { digest }: Verdict): boolean {
  return digest === undefined || reason.includes(digest);
}

/** Every finding of the rules that look at all apps together. */
export function validateCatalog(records: readonly AppRecord[], config: Config, resolve: Resolve): Finding[] {
  const excepting = records.filter(({ except }) => except.length > 0);
  return rules.flatMap((rule) => {
    if (!rule.ofCatalog) return [];
    const verdicts = rule.ofCatalog(records, config);
    const excused = excepting.filter(({ except }) => isExcused(rule, except)).map(({ slug }) => slug);
    const unused = excused.filter((slug) => !verdicts.some(({ app }) => app === slug));
    return [
      ...verdicts
        .filter(({ app }) => !excused.includes(app))
        .map((verdict) => toFinding(rule, verdict.app, verdict, resolve)),
      ...unused.map((slug) => toFinding(exceptionRule, slug, unusedException(rule.name), resolve)),
    ];
  });
}

/** Several rules look at the neutral files of one app. */
function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | undefined;
  return () => (done ??= { value: work() }).value;
}

function isExcused({ name, excusable }: Rule, except: readonly string[]): boolean {
  return excusable && except.includes(name);
}

/** The Markdown files below a folder, outlined. */
export function documentsOf({ files }: Pick<Subject, 'files'>, below: string): Document[] {
  return files
    .filter(({ path }) => path.startsWith(below) && path.endsWith('.md'))
    .map((file) => ({ file, outline: outlineOf(file.text) }));
}

function toFinding(rule: Rule, app: string, verdict: Verdict, resolve: Resolve): Finding {
  const { message, hint, place } = verdict;
  return { level: rule.level, rule: rule.name, app, ...resolve(app, place), message, hint };
}
