import { findNearest } from '../../errors.ts';
import type { Level, ValuePath } from '../../model/finding.ts';
import type { ManifestFinding } from '../checkManifest.ts';
import { findPayloadProblems } from '../rules/actionRules.ts';
import type { Environment, ManifestSubject } from '../rules/rule.ts';
import type { LiveTool } from './listTools.ts';

/** Words a finding about one endpoint. */
export type Says = (
  level: Level,
  rule: string,
  message: string,
  hint: string,
  at?: ValuePath,
) => ManifestFinding;

/** Findings about the endpoint of an environment, at its place in the manifest. */
export function createSays(place: ValuePath, name: string): Says {
  return (level, rule, message, hint, at = place) => ({
    rule: `secondme/${rule}`,
    level,
    at,
    message: `The endpoint of "${name}" ${message}`,
    hint,
  });
}

/** Whether an endpoint's tools are those of the manifest, and take its payloads. */
export function compareTools(
  live: readonly LiveTool[],
  { manifest, at }: ManifestSubject,
  says: Says,
): ManifestFinding[] {
  const names = live.map(({ name }) => name);
  const missing = (name: string, place: ValuePath): ManifestFinding[] => {
    if (name === '' || names.includes(name)) return [];
    return [says('error', 'online-tool', `has no tool "${name}"`, adviseOnTool(name, names), place)];
  };
  const allowed = manifest.mcp.toolAllow ?? [];
  const closed = names.filter((name) => !allowed.includes(name));
  return [
    ...manifest.actions.flatMap(({ toolName }, index) =>
      missing(toolName, [...at, 'actions', index, 'toolName']),
    ),
    ...allowed.flatMap((name, index) => missing(name, [...at, 'mcp', 'toolAllow', index])),
    ...(closed.length > 0 && allowed.length > 0
      ? [
          says(
            'warning',
            'online-tool-not-allowed',
            `has tools that mcp.toolAllow leaves out: ${closed.slice(0, 10).join(', ')}`,
            'Add those that agents may call.',
            [...at, 'mcp', 'toolAllow'],
          ),
        ]
      : []),
    ...comparePayloads(live, { manifest, at }, says),
  ];
}

function adviseOnTool(name: string, names: readonly string[]): string {
  if (names.length === 0) return 'It lists no tools at all: look whether it serves this app.';
  const near = findNearest(name, names) ?? names.find((each) => each.toLowerCase() === name.toLowerCase());
  return near === undefined ? `It has ${names.slice(0, 10).join(', ')}.` : `It has "${near}".`;
}

/** Whether tools take the payloads that the manifest sends them. */
function comparePayloads(
  live: readonly LiveTool[],
  { manifest, at }: Pick<ManifestSubject, 'manifest' | 'at'>,
  says: Says,
): ManifestFinding[] {
  return manifest.actions.flatMap(({ toolName, payloadTemplate = {} }, index) => {
    const schema = live.find(({ name }) => name === toolName)?.inputSchema;
    if (!schema) return [];
    const place = [...at, 'actions', index, 'payloadTemplate'];
    return findPayloadProblems(payloadTemplate, schema).map(({ message, hint }) =>
      says('error', 'online-payload', `says of ${toolName}: ${message}`, hint, place),
    );
  });
}

/** Environments of one manifest are to have the same tools. */
export function compareEnvironments(live: ReadonlyMap<Environment, readonly LiveTool[]>): ManifestFinding[] {
  const [first, ...others] = [...live];
  if (!first) return [];
  const namesOf = (tools: readonly LiveTool[]): string[] => tools.map(({ name }) => name).toSorted();
  const expected = namesOf(first[1]);
  return others.flatMap(([environment, tools]) => {
    const names = namesOf(tools);
    const lacks = expected.filter((name) => !names.includes(name));
    const more = names.filter((name) => !expected.includes(name));
    if (lacks.length + more.length === 0) return [];
    const what = [...lacks.map((name) => `lacks ${name}`), ...more.map((name) => `has ${name} besides`)];
    return [
      createSays(environment.endpointAt, environment.name)(
        'warning',
        'online-environments',
        `has other tools than "${first[0].name}": ${what.slice(0, 10).join(', ')}`,
        'Deploy the same version to both.',
      ),
    ];
  });
}
