import { hash } from 'node:crypto';
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Finding, Level } from '../model/finding.ts';
import { sortByLevel, wordLeftOut } from './order.ts';
import type { Report } from './report.ts';
import { printable } from './terminal.ts';
import { endSentence } from '../text/endSentence.ts';
import { formatJson } from '../text/formatJson.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const PROJECT = 'https://github.com/membranedev/skillpress';
/** Where the pages of rules are, one at `<name>.md`. */
export const RULE_PAGES = `${PROJECT}/blob/main/docs/rules`;
/** GitHub takes no file with more results, and shows the first 5,000. */
const MAX_RESULTS = 25_000;

/** What a rule says of itself. */
export interface RuleFacts {
  readonly name: string;
  readonly level: Level;
  readonly about: string;
  readonly why: string;
}

/** What a SARIF log says besides the findings of its report. */
export interface SarifParts {
  readonly version: string;
  readonly exitCode: number;
  /** That of the catalog below the root of its repository. */
  readonly folder: string;
  /** The rules with a page in docs/rules/. A finding of another rule comes from reading or querying. */
  readonly rules: readonly RuleFacts[];
  /** Why the run did not come to its end. */
  readonly failure?: string | null;
}

/**
 * SARIF 2.1.0, one run, the worst findings first. Fingerprints leave the line out, so that a finding survives lines moved above
 * it.
 */
export function formatSarif(
  report: Pick<Report, 'findings'>,
  { version, exitCode, folder, rules, failure = null }: SarifParts,
): string {
  const findings = sortByLevel(report.findings);
  const shown = findings.slice(0, MAX_RESULTS);
  const ids = [...new Set(shown.map(({ rule }) => rule))].sort();
  const indexes = new Map(ids.map((id, at) => [id, at]));
  const fingerprint = fingerprints();
  const run = {
    tool: {
      driver: {
        name: 'skillpress',
        version,
        informationUri: PROJECT,
        rules: ids.map((id) =>
          toReportingDescriptor(
            id,
            rules.find(({ name }) => name === id),
          ),
        ),
      },
    },
    invocations: [
      {
        executionSuccessful: failure === null,
        exitCode,
        toolExecutionNotifications: [...tellFailure(failure), ...tellLeftOut(findings.length - shown.length)],
      },
    ],
    columnKind: 'utf16CodeUnits',
    results: shown.map((finding) =>
      toResult(inRepository(finding, folder), indexes.get(finding.rule) ?? -1, fingerprint(finding)),
    ),
  };
  return formatJson({ $schema: SCHEMA, version: '2.1.0', runs: [run] });
}

function toReportingDescriptor(id: string, facts: RuleFacts | undefined): object {
  const tags = [id.split('/')[0]];
  if (!facts) return { id, helpUri: `${RULE_PAGES}/README.md`, properties: { tags } };
  const helpUri = `${RULE_PAGES}/${id}.md`;
  return {
    id,
    shortDescription: { text: facts.about },
    fullDescription: { text: facts.why },
    help: {
      text: `${facts.about}\n\n${facts.why}\n\nExamples: ${helpUri}`,
      markdown: `${facts.about}\n\n${facts.why}\n\n[Examples](${helpUri})`,
    },
    helpUri,
    defaultConfiguration: { level: facts.level },
    properties: { tags },
  };
}

function tellFailure(failure: string | null): object[] {
  return failure === null ? [] : [{ level: 'error', message: { text: plain(failure) } }];
}

function tellLeftOut(count: number): object[] {
  if (count === 0) return [];
  return [{ level: 'warning', message: { text: wordLeftOut(count) } }];
}

function toResult(finding: Finding, ruleIndex: number, fingerprint: string): object {
  const { level, rule, file, line, column, message, hint } = finding;
  const region =
    line === undefined
      ? {}
      : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } };
  return {
    ruleId: rule,
    ruleIndex,
    level,
    message: { text: plain(hint === undefined ? message : `${endSentence(message)} ${hint}`) },
    locations: [{ physicalLocation: { artifactLocation: toArtifactLocation(file), ...region } }],
    // The name under which GitHub looks for it.
    partialFingerprints: { primaryLocationLineHash: fingerprint },
  };
}

/** A text without links: `[text](target)` would be one, to whatever an upstream text says. */
function plain(text: string): string {
  return printable(text).replaceAll('](', ']\\(');
}

function inRepository(finding: Finding, folder: string): Finding {
  const { file } = finding;
  return folder === '' || isAbsolute(file) ? finding : { ...finding, file: `${folder}/${file}` };
}

/** Relative to the repository; a folder outside it has an address of its own. */
function toArtifactLocation(file: string): object {
  if (isAbsolute(file)) return { uri: pathToFileURL(file).href };
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

/** Findings that say the same of one file are told apart by their order, as GitHub's own fingerprints are. */
function fingerprints(): (finding: Finding) => string {
  const seen = new Map<string, number>();
  return ({ rule, file, message }) => {
    const digest = hash('sha256', JSON.stringify([rule, file, message])).slice(0, 16);
    const count = (seen.get(digest) ?? 0) + 1;
    seen.set(digest, count);
    return `${digest}:${count}`;
  };
}
