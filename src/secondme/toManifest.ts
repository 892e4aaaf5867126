import type { App } from '../model/app.ts';
import type { Action } from '../model/action.ts';
import type { SecondMeEnvironment, SecondMeSettings } from '../model/secondme.ts';
import { createKey, PLACEHOLDER, TIMEOUT_MS } from './facts.ts';
import type { ControlForm, SecondMeManifest } from './manifest.ts';

/** The tool that connects an app, which every server of one app has besides its actions. */
const CONNECT = 'connect';
const MOST_KEYWORDS = 10;
const NAMED_ACTIONS = 6;

/** An app as an integration of SecondMe; what it says comes from the app's facts alone. */
export function toManifest(app: App, settings: SecondMeSettings): SecondMeManifest {
  const { name, slug, summary, popular } = app;
  const actions = [connectAction(name), ...popular.map(actionOf)];
  return {
    skill: {
      key: settings.keys.get(slug) ?? createKey(slug),
      displayName: name,
      // Its users search in their own language, and a manifest has one description.
      description: [summary, ...app.translations.map((told) => told.summary)].join(' '),
      keywords: keywordsOf(app),
    },
    prompts: {
      activationShort: `Use ${name}`,
      activationLong: `Use this when the user wants something of ${name}: ${popular
        .slice(0, NAMED_ACTIONS)
        .map((action) => action.name)
        .join(', ')}${popular.length > NAMED_ACTIONS ? ' and more' : ''}.`,
      systemSummary: `${name}: ${summary} ${countsOf(popular)} Confirm with the user before an action that changes or deletes data. When ${name} is not connected yet, an action returns a URL that the user opens first.`,
    },
    actions,
    mcp: {
      endpoint: filled(settings.endpoint, slug),
      timeoutMs: TIMEOUT_MS,
      authMode: 'bearer_token',
      toolAllow: actions.map(({ toolName }) => toolName),
      headersTemplate: {},
    },
    oauth: { appId: settings.appId, requiredScopes: [...settings.scopes] },
    environments: {
      pre: environmentOf(settings.environments.pre, slug),
      prod: environmentOf(settings.environments.prod, slug),
    },
  };
}

/** A manifest in the form of the control plane, which has one environment and wants only the secrets that templates name. */
export function toControlForm({ environments, ...manifest }: SecondMeManifest): ControlForm {
  const { enabled = false, endpointOverride, secrets = {} } = environments.prod ?? {};
  const endpoint = endpointOverride || manifest.mcp.endpoint;
  const templates = [endpoint, ...Object.values(manifest.mcp.headersTemplate ?? {})].join('\n');
  const named = new Set([...templates.matchAll(PLACEHOLDER)].map(([, name]) => name));
  const values = Object.entries(secrets).filter(([name]) => named.has(name));
  return {
    manifest: { schemaVersion: '1', ...manifest, envBindings: { release: { enabled, endpoint } } },
    envSecrets: { release: { values: Object.fromEntries(values) } },
  };
}

function filled(endpoint: string, slug: string): string {
  return endpoint.replaceAll('{slug}', slug);
}

function environmentOf({ enabled, endpointOverride, secrets }: SecondMeEnvironment, slug: string) {
  return {
    enabled,
    endpointOverride: endpointOverride === null ? '' : filled(endpointOverride, slug),
    secrets: { ...secrets },
  };
}

function keywordsOf({ slug, keywords, translations, categories }: App): string[] {
  const translated = translations.flatMap((told) => told.keywords);
  const all = [slug, ...keywords, ...translated, ...categories.map(({ name }) => name.toLowerCase())];
  return [...new Set(all)].slice(0, MOST_KEYWORDS);
}

function connectAction(name: string): SecondMeManifest['actions'][number] {
  return {
    name: `Connect ${name}`,
    description: `Return the user's connection to ${name}, or a URL that the user opens to connect.`,
    toolName: CONNECT,
    displayHint: `Connect ${name}`,
    payloadTemplate: {},
  };
}

function actionOf({ name, sentence, tool, toolInput }: Action): SecondMeManifest['actions'][number] {
  return {
    name,
    description: sentence,
    toolName: tool,
    displayHint: name,
    payloadTemplate: payloadOf(toolInput?.schema ?? {}),
  };
}

/** What a call cannot go without: a fixed or usual value where there is one, else the agent's word for it. */
function payloadOf({ required, properties }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const names = Array.isArray(required) ? required.map(String) : [];
  return Object.fromEntries(
    names.map((name) => {
      const { const: fixed, default: usual } = Object(Reflect.get(Object(properties), name));
      return [name, fixed ?? usual ?? `{{${name}}}`];
    }),
  );
}

/** `3 actions: 1 reads, 1 changes and 1 deletes data.` */
function countsOf(actions: readonly Action[]): string {
  const count = (effect: Action['effect']): number =>
    actions.filter((action) => action.effect === effect).length;
  return `Of ${actions.length} actions ${count('read')} only read, ${count('write')} change and ${count('delete')} delete data.`;
}
