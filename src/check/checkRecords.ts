import type { AppRecord } from '../model/app.ts';
import type { Finding } from '../model/finding.ts';
import type { CatalogSubject, Rule } from '../model/rule.ts';
import { toFinding, type Resolve } from './checkApp.ts';
import { exceptionRule, rules } from './rules.ts';
import { unusedException } from './rules/descriptor/exceptions.ts';

/** Every finding of the rules that look at all apps together. */
export function checkRecords(
  records: readonly AppRecord[],
  catalog: CatalogSubject,
  resolve: Resolve,
): Finding[] {
  const excepting = records.filter(({ except }) => except.length > 0);
  return rules.flatMap((rule) => {
    if (!rule.ofCatalog) return [];
    const verdicts = rule.ofCatalog(records, catalog);
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

function isExcused({ name, excusable }: Rule, except: readonly string[]): boolean {
  return excusable && except.includes(name);
}
