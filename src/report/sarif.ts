import { createHash } from 'node:crypto';
import type { Finding } from '../model.ts';
import type { Report } from './report.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** SARIF 2.1.0, one run. Fingerprints leave the line out, so that a finding survives lines moved above it. */
export function sarifReport(report: Report, version: string): string {
  const ids = [...new Set(report.findings.map(({ rule }) => rule))].sort();
  const driver = {
    name: 'skillpress',
    version,
    informationUri: 'https://github.com/membranedev/skillpress',
    rules: ids.map((id) => ({ id })),
  };
  const results = report.findings.map((finding) => result(finding, ids.indexOf(finding.rule)));
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [{ tool: { driver }, results }] }, null, 2)}\n`;
}

function result({ level, rule, file, line, column, message, hint }: Finding, ruleIndex: number): object {
  const region =
    line === undefined
      ? {}
      : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } };
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([rule, file, message]))
    .digest('hex')
    .slice(0, 32);
  return {
    ruleId: rule,
    ruleIndex,
    level,
    message: { text: hint === undefined ? message : `${message}. ${hint}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: encodeURI(file) }, ...region } }],
    partialFingerprints: { 'skillpress/v1': fingerprint },
  };
}
