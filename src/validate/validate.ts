import type { AppRecord, Finding } from '../model.ts';
import { outlineOf } from './markdown.ts';
import type { Place, Rule, Subject, Verdict } from './rule.ts';
import { rules } from './rules.ts';

/** Turns a verdict's place into the file, line and column of a finding. */
export type Resolve = (app: string, place: Place) => Pick<Finding, 'file' | 'line' | 'column'>;

/** Every finding of the rules that look at one app. */
export function validateApp(subject: Omit<Subject, 'documents'>, resolve: Resolve): Finding[] {
  const markdown = subject.files.filter((file) => file.path.endsWith('.md'));
  const whole: Subject = {
    ...subject,
    documents: markdown.map((file) => ({ file, outline: outlineOf(file.text) })),
  };
  const findings: Finding[] = [];
  for (const rule of rules)
    for (const verdict of rule.ofApp?.(whole) ?? [])
      findings.push(toFinding(rule, subject.app.slug, verdict, resolve));
  return findings;
}

/** Every finding of the rules that look at all apps together. */
export function validateCatalog(records: readonly AppRecord[], resolve: Resolve): Finding[] {
  return rules.flatMap((rule) =>
    (rule.ofCatalog?.(records) ?? []).map((verdict) => toFinding(rule, verdict.app, verdict, resolve)),
  );
}

function toFinding(rule: Rule, app: string, verdict: Verdict, resolve: Resolve): Finding {
  const { message, hint, place } = verdict;
  return { level: rule.level, rule: rule.name, app, ...resolve(app, place), message, hint };
}
