import type { Level, ValuePath } from '../model/finding.ts';
import { toSchemaProblems, type SchemaProblem } from '../read/problems.ts';
import { controlSchema, manifestSchema, type SecondMeManifest } from './manifest.ts';
import { actionRules } from './rules/actionRules.ts';
import { endpointRules } from './rules/endpointRules.ts';
import { oauthRules } from './rules/oauthRules.ts';
import type { Environment, ManifestRule, ManifestSubject, ManifestVerdict } from './rules/rule.ts';
import { secretRules } from './rules/secretRules.ts';
import { textRules } from './rules/textRules.ts';
import { skillRules } from './rules/skillRules.ts';
import { asRecord, isRecord } from '../text/isRecord.ts';

/** A verdict with the rule that gives it. */
export interface ManifestFinding extends ManifestVerdict {
  readonly rule: string;
  readonly level: Level;
}

/** What fields a manifest has, of which types. */
const SHAPE = { name: 'secondme/shape', level: 'error' } as const;

/** Every offline rule of manifests, in the order of their groups. */
export const manifestRules: readonly ManifestRule[] = [
  ...skillRules,
  ...textRules,
  ...actionRules,
  ...endpointRules,
  ...oauthRules,
  ...secretRules,
];

/** What is known of a manifest besides its text. */
export type ManifestSetting = Pick<ManifestSubject, 'tools' | 'lockedKey'>;

/** Every finding about a manifest in either of its forms. */
export function checkManifest(raw: unknown, around: ManifestSetting): ManifestFinding[] {
  const schema = isControlForm(raw) ? controlSchema : manifestSchema;
  const parsed = schema.safeParse(raw);
  const shape = parsed.success ? [] : toSchemaProblems(parsed.error, raw, schema, 'json').map(toShapeFinding);
  if (!isRecord(raw)) return shape;
  const subject = readSubject(raw, around);
  const found = manifestRules.flatMap(({ name, level, check }) =>
    check(subject).map((verdict) => ({ rule: name, level, ...verdict })),
  );
  return [...shape, ...found];
}

const FIELDS = 'docs/secondme.md lists the fields of each group.';

function toShapeFinding({ path, message, hint }: SchemaProblem): ManifestFinding {
  return {
    rule: SHAPE.name,
    level: SHAPE.level,
    at: path,
    message,
    hint: hint === undefined ? FIELDS : `${hint} ${FIELDS}`,
  };
}

type Json = Readonly<Record<string, unknown>>;

function isControlForm(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null && Object.hasOwn(raw, 'manifest');
}

/** What can be read of a manifest, whatever is wrong with the rest. */
export function readSubject(raw: unknown, around: ManifestSetting): ManifestSubject {
  const isControl = isControlForm(raw);
  const at: ValuePath = isControl ? ['manifest'] : [];
  const source = isControl ? asRecord(asRecord(raw)['manifest']) : asRecord(raw);
  const [skill, prompts, mcp, oauth] = ['skill', 'prompts', 'mcp', 'oauth'].map((key) =>
    asRecord(source[key]),
  );
  const manifest: SecondMeManifest = {
    skill: { key: text(skill?.['key']), displayName: '', description: '' },
    prompts: { activationShort: '', activationLong: '', systemSummary: '', ...prompts },
    actions: list(source['actions']).map((action) => actionOf(asRecord(action))),
    mcp: {
      endpoint: text(mcp?.['endpoint']),
      authMode: (text(mcp?.['authMode']) || 'none') as SecondMeManifest['mcp']['authMode'],
      toolAllow: list(mcp?.['toolAllow']).map(text),
      headersTemplate: textsOf(mcp?.['headersTemplate']),
      ...(typeof mcp?.['timeoutMs'] === 'number' ? { timeoutMs: mcp['timeoutMs'] } : {}),
    },
    oauth: {
      appId: text(oauth?.['appId']),
      ...(Array.isArray(oauth?.['requiredScopes'])
        ? { requiredScopes: oauth['requiredScopes'].map(text) }
        : {}),
    },
    environments: {},
  };
  const environments = isControl ? [releaseOf(raw, manifest)] : environmentsOf(source, manifest);
  return { ...around, manifest, at, raw, environments };
}

function actionOf(action: Json): SecondMeManifest['actions'][number] {
  return {
    name: text(action['name']),
    description: text(action['description']),
    toolName: text(action['toolName']),
    payloadTemplate: asRecord(action['payloadTemplate']),
  };
}

function environmentsOf(source: Json, { mcp }: SecondMeManifest): Environment[] {
  return Object.entries(asRecord(source['environments'])).map(([name, value]) => {
    const { enabled, endpointOverride, secrets } = asRecord(value);
    const own = text(endpointOverride);
    return {
      name,
      enabled: enabled === true,
      endpoint: own || mcp.endpoint,
      endpointAt: own === '' ? ['mcp', 'endpoint'] : ['environments', name, 'endpointOverride'],
      secrets: textsOf(secrets),
      secretsAt: ['environments', name, 'secrets'],
    };
  });
}

/** The one environment of the control plane's form. */
function releaseOf(raw: unknown, { mcp }: SecondMeManifest): Environment {
  const { manifest, envSecrets } = asRecord(raw);
  const { enabled, endpoint } = asRecord(asRecord(asRecord(manifest)['envBindings'])['release']);
  const { values } = asRecord(asRecord(envSecrets)['release']);
  const own = text(endpoint);
  return {
    name: 'release',
    enabled: enabled === true,
    endpoint: own || mcp.endpoint,
    endpointAt:
      own === '' ? ['manifest', 'mcp', 'endpoint'] : ['manifest', 'envBindings', 'release', 'endpoint'],
    secrets: textsOf(values),
    secretsAt: ['envSecrets', 'release', 'values'],
  };
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function textsOf(value: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(asRecord(value)).map(([key, each]) => [key, text(each)]));
}
