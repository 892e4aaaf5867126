import type { App } from '../model/app.ts';
import type { Action } from '../model/action.ts';
import type { SecondMeEnvironment, SecondMeSettings } from '../model/secondme.ts';
import { endSentence, joinSentences } from '../text/endSentence.ts';
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
      description: joinSentences([summary, ...app.translations.map((told) => endSentence(told.summary))]),
      keywords: keywordsOf(app),
    },
    prompts: {
      activationShort: `Use ${name}`,
      activationLong: `Use this when the user wants something of ${name}: ${popular
        .slice(0, NAMED_ACTIONS)
        .map((action) => action.name)
        .join(', ')}${popular.length > NAMED_ACTIONS ? ' and more' : ''}.`,
      systemSummary: joinSentences([
        `${name}: ${summary}`,
        tellEffects(popular),
        `When ${name} is not connected yet, an action returns a URL that the user opens first.`,
      ]),
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

/** The id, the brand in other languages, then keywords: of each language the first, of each the second, so that a cut takes from all. */
function keywordsOf({ slug, keywords, translations, categories }: App): string[] {
  const brands = translations.flatMap((told) => told.name ?? []);
  const lists = [keywords, ...translations.map((told) => told.keywords)];
  const longest = Math.max(...lists.map(({ length }) => length));
  const rounds = Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
  const all = [slug, ...brands, ...rounds, ...categories.map(({ name }) => name.toLowerCase())];
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

/** What the actions do to data, by effect, in the singular and the plural. */
const EFFECTS = [
  ['read', 'only reads data', 'only read data'],
  ['write', 'changes data', 'change data'],
  ['delete', 'removes data or access', 'remove data or access'],
] as const;

/** `Of 3 actions 2 only read data and 1 changes data. Confirm …` */
function tellEffects(actions: readonly Action[]): string {
  const told = EFFECTS.flatMap(([effect, one, many]) => {
    const count = actions.filter((action) => action.effect === effect).length;
    return count === 0 ? [] : [{ count, verb: count === 1 ? one : many }];
  });
  const confirm = actions.some(({ effect }) => effect !== 'read')
    ? ' Confirm with the user before an action that changes or removes anything.'
    : '';
  const [first] = told;
  if (told.length === 1 && first) return `${allOf(first.count)} ${first.verb}.${confirm}`;
  const parts = told.map(({ count, verb }) => `${count} ${verb}`);
  return `Of ${actions.length} actions ${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}.${confirm}`;
}

function allOf(count: number): string {
  if (count > 2) return `All ${count} actions`;
  return count === 2 ? 'Both actions' : 'Its one action';
}
