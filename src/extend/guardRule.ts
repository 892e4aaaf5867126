import { isOwnPath } from '../disk/manifest.ts';
import { wordError } from '../errors.ts';
import type { AppRecord } from '../model/app.ts';
import type { AgentFiles, CatalogVerdict, Rule, Subject, Verdict } from '../model/rule.ts';
import { EXTENSION_FILE } from '../text/fileNames.ts';
import { verdictsSchema } from './extensionSchema.ts';
import { freeze } from './freeze.ts';
import { dropPromise, locateError } from './guardOutput.ts';
import { wordIssue } from './wordIssue.ts';

/** A verdict of a catalog's own rule, which may name the app that it is about. */
type OwnVerdict = Verdict & { readonly app?: string };
/** Says what is wrong with a verdict: `null` when nothing is. */
type FindProblem = (verdict: OwnVerdict) => string | null;

/** Returns the rule so that whatever its code throws or returns ends as a verdict; none of its code can end a run. */
export function guardRule(rule: Rule): Rule {
  const { ofApp, ofFiles, ofCatalog } = rule;
  const first = (app: string) => (verdicts: readonly Verdict[]) => verdicts.map((each) => ({ app, ...each }));
  return {
    ...rule,
    ...(ofApp && {
      ofApp: (subject) => verdictsFrom(() => ofApp.call(rule, freeze(subject)), inSubject(subject)),
    }),
    ...(ofFiles && {
      ofFiles: (files) => verdictsFrom(() => ofFiles.call(rule, freeze(files)), inFiles(files)),
    }),
    ...(ofCatalog && {
      ofCatalog: (records, catalog): readonly CatalogVerdict[] =>
        first(records[0]?.slug ?? '')(
          verdictsFrom(() => ofCatalog.call(rule, freeze(records), catalog), inRecords(records)),
        ),
    }),
  };
}

function verdictsFrom(judge: () => readonly Verdict[], findProblem: FindProblem): readonly Verdict[] {
  try {
    const judged: unknown = judge();
    if (dropPromise(judged)) return [fault('returns a promise, expected verdicts: it may not wait')];
    const parsed = verdictsSchema.safeParse(judged);
    if (!parsed.success) return [fault(`returns no verdicts: ${wordIssue(parsed.error, verdictsSchema)}`)];
    return (parsed.data as unknown as readonly OwnVerdict[]).map((verdict) => {
      const problem = findProblem(verdict);
      return problem === null ? verdict : fault(`says ${JSON.stringify(verdict.message)} of ${problem}`);
    });
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

function inSubject(subject: Subject): FindProblem {
  const isFileRight = inFiles(subject);
  const languages = new Set(subject.translations.map(({ language }) => language));
  const lines = subject.descriptor.notes.split('\n').length;
  return (verdict) => {
    const { place } = verdict;
    if ('language' in place && place.language !== undefined)
      return languages.has(place.language)
        ? null
        : `a translation into ${place.language}, which is not there`;
    if ('note' in place && place.note >= lines)
      return `line ${place.note} of the notes, which have ${lines}, counted from 0`;
    return isFileRight(verdict);
  };
}

function inFiles({ files }: AgentFiles): FindProblem {
  return ({ place }) => {
    if (!('file' in place)) return null;
    const file = files.find(({ path }) => path === place.file);
    if (!file) return `the file ${place.file}, expected one that it was given, such as ${files[0]?.path}`;
    const lines = file.text.split('\n').length;
    return (place.line ?? 1) > lines ? `line ${place.line} of ${place.file}, which has ${lines}` : null;
  };
}

function inRecords(records: readonly AppRecord[]): FindProblem {
  const slugs = new Set(records.map(({ slug }) => slug));
  return ({ place, app }) => {
    if ('file' in place && !isOwnPath(place.file))
      return `the file ${place.file}, expected a path below the output folder`;
    if (app === undefined) return 'no app: a verdict of ofCatalog names its "app"';
    return slugs.has(app) ? null : `the app "${app}", which is not there`;
  };
}
