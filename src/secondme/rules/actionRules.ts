import { findNearest } from '../../errors.ts';
import { cutText } from '../../text/cutText.ts';
import { TOOL_NAME } from '../facts.ts';
import type { SecondMeManifest } from '../manifest.ts';
import type { ManifestRule, ManifestSubject, ManifestVerdict } from './rule.ts';

/** Rules of the groups "Actions" and "Allowed Tools". */
export const actionRules: readonly ManifestRule[] = [
  {
    name: 'secondme/tool-name',
    level: 'error',
    about: 'A tool is named as MCP has it, without patterns, and once.',
    check: (subject) => [...namesOf(subject).flatMap(nameVerdict), ...repeated(subject)],
  },
  {
    name: 'secondme/tool-allow',
    level: 'error',
    about: 'Every tool of an action is among the allowed tools: the platform does not route others.',
    check: ({ manifest: { actions, mcp }, at }) =>
      actions.flatMap(({ toolName }, index) => {
        const allowed = mcp.toolAllow ?? [];
        if (toolName === '' || allowed.includes(toolName)) return [];
        const near = findNearest(toolName, allowed);
        return [
          {
            at: [...at, 'actions', index, 'toolName'],
            message: `The tool ${quote(toolName)} is not in mcp.toolAllow, so the platform will not route it`,
            hint:
              near === undefined ? 'Add it to mcp.toolAllow.' : `mcp.toolAllow has "${near}": use one name.`,
          },
        ];
      }),
  },
  {
    name: 'secondme/known-tool',
    level: 'error',
    about: 'Every tool is one that the app has in this catalog.',
    check: ({ manifest: { actions }, at, tools }) => {
      if (tools === null) return [];
      const names = [...tools.map(({ name }) => name), 'connect'];
      return actions.flatMap(({ toolName }, index) => {
        if (toolName === '' || names.includes(toolName)) return [];
        const near = findNearest(toolName, names);
        return [
          {
            at: [...at, 'actions', index, 'toolName'],
            message: `The app has no tool ${quote(toolName)}`,
            hint: near === undefined ? 'Name a tool of tools/<slug>.json.' : `Did you mean "${near}"?`,
          },
        ];
      });
    },
  },
  {
    name: 'secondme/payload',
    level: 'error',
    about: 'A payload template has inputs of its tool, and all that it cannot go without.',
    check: (subject) =>
      subject.manifest.actions.flatMap((action, index) => payloadVerdicts(action, index, subject)),
  },
];

/** Characters of a name in a message; more cannot be a tool's. */
const LONGEST_SHOWN = 128;

function quote(name: string): string {
  return `"${cutText(name, LONGEST_SHOWN)}"`;
}

interface PlacedName {
  readonly name: string;
  readonly at: ManifestVerdict['at'];
}

function namesOf({ manifest: { actions, mcp }, at }: ManifestSubject): PlacedName[] {
  const ofActions = actions.map(({ toolName }, index) => ({
    name: toolName,
    at: [...at, 'actions', index, 'toolName'],
  }));
  const allowed = (mcp.toolAllow ?? []).map((name, index) => ({
    name,
    at: [...at, 'mcp', 'toolAllow', index],
  }));
  return [...ofActions, ...allowed];
}

function nameVerdict({ name, at }: PlacedName): ManifestVerdict[] {
  if (name === '' || TOOL_NAME.test(name)) return [];
  const isPattern = /[*?]/.test(name);
  return [
    {
      at,
      message: isPattern
        ? `${quote(name)} is a pattern, and tools are compared letter by letter`
        : `${quote(name)} is no name of a tool: 1 to 128 letters, digits, dots, hyphens and underscores`,
      hint: 'Write each name as tools/list returns it.',
    },
  ];
}

function repeated({ manifest: { actions, mcp }, at }: ManifestSubject): ManifestVerdict[] {
  const twice = (
    names: readonly string[],
    path: (index: number) => ManifestVerdict['at'],
  ): ManifestVerdict[] =>
    names.flatMap((name, index) =>
      name === '' || names.indexOf(name) === index
        ? []
        : [{ at: path(index), message: `The tool "${name}" stands here twice`, hint: 'Remove one of them.' }],
    );
  return [
    ...twice(
      actions.map(({ toolName }) => toolName),
      (index) => [...at, 'actions', index, 'toolName'],
    ),
    ...twice(mcp.toolAllow ?? [], (index) => [...at, 'mcp', 'toolAllow', index]),
  ];
}

function payloadVerdicts(
  { toolName, payloadTemplate = {} }: SecondMeManifest['actions'][number],
  index: number,
  { tools, at }: ManifestSubject,
): ManifestVerdict[] {
  const schema = tools?.find(({ name }) => name === toolName)?.inputSchema;
  if (!schema) return [];
  return findPayloadProblems(payloadTemplate, schema).map(({ key, message, hint }) => ({
    at: [...at, 'actions', index, 'payloadTemplate', ...(key === null ? [] : [key])],
    message,
    hint,
  }));
}

interface PayloadProblem {
  /** The key that is too much; `null`: one is missing. */
  readonly key: string | null;
  readonly message: string;
  readonly hint: string;
}

/** What is wrong with a payload template by the input schema of its tool. */
export function findPayloadProblems(
  payload: Readonly<Record<string, unknown>>,
  schema: Readonly<Record<string, unknown>>,
): PayloadProblem[] {
  const known = Object.keys(Object(schema['properties']));
  const required = Array.isArray(schema['required']) ? schema['required'].map(String) : [];
  const isOpen = known.length === 0 && schema['additionalProperties'] !== false;
  const extra = isOpen ? [] : Object.keys(payload).filter((key) => !known.includes(key));
  const missing = required.filter((key) => !Object.hasOwn(payload, key));
  return [
    ...extra.map((key) => {
      const near = findNearest(key, known);
      return {
        key,
        message: `The tool has no input "${key}"`,
        hint: near === undefined ? `It has ${known.join(', ') || 'none'}.` : `Did you mean "${near}"?`,
      };
    }),
    ...missing.map((key) => ({
      key: null,
      message: `The tool needs "${key}", which the payload template leaves out`,
      hint: `Add "${key}": "{{${key}}}".`,
    })),
  ];
}
