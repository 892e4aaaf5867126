import type { AppRecord } from '../model/app.ts';
import type { Finding } from '../model/finding.ts';
import type { CatalogSubject, CatalogVerdict, Rule } from '../model/rule.ts';
import { toFinding, type Resolve } from './checkApp.ts';
import type { ChosenRules } from './rules.ts';
import { findUnusedExceptions } from './rules/descriptor/exceptions.ts';

/** What rules about all apps together find, by the name of the rule. */
export type Clashes = Readonly<Record<string, readonly Finding[]>>;

/** Asks the rules that look at all apps together; `keptOf` returns what one has found before where it would find that again. */
export function checkRecords(
  records: readonly AppRecord[],
  catalog: CatalogSubject,
  resolve: Resolve,
  { list, exceptionRule }: ChosenRules,
  keptOf: (rule: Rule) => readonly Finding[] | null = () => null,
): Clashes {
  const excepting = records.filter(({ except }) => except.length > 0);
  const judge = (rule: Rule): Finding[] => {
    const verdicts = rule.ofCatalog?.(records, catalog) ?? [];
    const excused = new Set(
      excepting.filter(({ except }) => isExcused(rule, except)).map(({ slug }) => slug),
    );
    const used = new Set(verdicts.map(({ app }) => app));
    const unused = [...excused].filter((slug) => !used.has(slug));
    return [
      ...unexcused(verdicts, excused).map((verdict) =>
        withApps(verdict, toFinding(rule, verdict.app, verdict, resolve)),
      ),
      ...unused.map((slug) => toFinding(exceptionRule, slug, findUnusedExceptions(rule.name), resolve)),
    ];
  };
  const asked = list.filter(({ ofCatalog }) => ofCatalog);
  return Object.fromEntries(asked.map((rule) => [rule.name, keptOf(rule) ?? judge(rule)]));
}

/** How many apps of a clash a finding lists. */
const LISTED = 20;

function withApps({ clash, apps = clash?.slice(0, LISTED) }: CatalogVerdict, finding: Finding): Finding {
  return apps ? { ...finding, apps } : finding;
}

/** An exception of one app ends its clash for the others: there is no second app left that claims the same. */
function unexcused(verdicts: readonly CatalogVerdict[], excused: ReadonlySet<string>): CatalogVerdict[] {
  if (excused.size === 0) return [...verdicts];
  const left = new Map<readonly string[], number>();
  const remaining = (clash: readonly string[]): number => {
    const count = left.get(clash) ?? clash.filter((slug) => !excused.has(slug)).length;
    left.set(clash, count);
    return count;
  };
  return verdicts.filter(({ app, clash }) => !excused.has(app) && (!clash || remaining(clash) > 1));
}

function isExcused({ name, excusable }: Rule, except: readonly string[]): boolean {
  return excusable && except.includes(name);
}
