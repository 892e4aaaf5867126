import { wordError } from '../errors.ts';
import type { CatalogVerdict, Rule, Verdict } from '../model/rule.ts';
import { EXTENSION_FILE } from '../text/fileNames.ts';
import { verdictsSchema } from './extensionSchema.ts';
import { freeze } from './freeze.ts';
import { dropPromise, locateError } from './guardOutput.ts';
import { wordIssue } from './wordIssue.ts';

/** Returns the rule so that whatever its code throws or returns ends as a verdict; none of its code can end a run. */
export function guardRule(rule: Rule): Rule {
  const { ofApp, ofFiles, ofCatalog } = rule;
  const first = (app: string) => (verdicts: readonly Verdict[]) => verdicts.map((each) => ({ app, ...each }));
  return {
    ...rule,
    ...(ofApp && { ofApp: (subject) => verdictsFrom(() => ofApp.call(rule, freeze(subject))) }),
    ...(ofFiles && { ofFiles: (files) => verdictsFrom(() => ofFiles.call(rule, freeze(files))) }),
    ...(ofCatalog && {
      ofCatalog: (records, catalog): readonly CatalogVerdict[] =>
        first(records[0]?.slug ?? '')(verdictsFrom(() => ofCatalog.call(rule, freeze(records), catalog))),
    }),
  };
}

function verdictsFrom(judge: () => readonly Verdict[]): readonly Verdict[] {
  try {
    const judged: unknown = judge();
    if (dropPromise(judged)) return [fault('returns a promise, expected verdicts: it may not wait')];
    const parsed = verdictsSchema.safeParse(judged);
    return parsed.success
      ? (parsed.data as unknown as readonly Verdict[])
      : [fault(`returns no verdicts: ${wordIssue(parsed.error, verdictsSchema)}`)];
  } catch (error) {
    const { line } = locateError(error);
    return [fault(`fails: ${wordError(error)}${line === undefined ? '' : ` (${EXTENSION_FILE}:${line})`}`)];
  }
}

function fault(what: string): Verdict {
  return {
    level: 'error',
    message: `The rule ${what}`,
    hint: `Mend it in ${EXTENSION_FILE}; docs/extending.md tells what a rule is given and returns.`,
    place: { at: [] },
  };
}
