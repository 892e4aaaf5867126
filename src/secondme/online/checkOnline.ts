import { chooseProxy } from '../../http/proxy.ts';
import { checkToken, createBearer, type Bearer } from '../../http/token.ts';
import type { ManifestFinding } from '../checkManifest.ts';
import { TIMEOUT_MS, TOKEN_SECRET } from '../facts.ts';
import type { Environment, ManifestSubject } from '../rules/rule.ts';
import type { Identity } from '../userInfo.ts';
import { compareEnvironments, compareTools, createSays, type Says } from './compareTools.ts';
import { findAddress, readSecret, readVariable } from './findAddress.ts';
import { listTools, type Listed, type LiveTool } from './listTools.ts';
import { MINUTE_MS } from '../../text/time.ts';
import type { EnvironmentVariables } from '../../model/environment.ts';

/** What an online check asks with. */
export interface OnlineOptions {
  readonly env: EnvironmentVariables;
  /** Whose token it is, by SecondMe. */
  readonly userOf: (token: string) => Promise<Identity>;
}

/** A user's token of the app, where no environment has one. */
export const USER_TOKEN = 'SECONDME_USER_TOKEN';
const LONGEST_MS = MINUTE_MS;

/** Asks each enabled environment's endpoint whether it is what the manifest says. */
export async function checkOnline(
  subject: ManifestSubject,
  options: OnlineOptions,
): Promise<ManifestFinding[]> {
  const enabled = subject.environments.filter((environment) => environment.enabled);
  const findings: ManifestFinding[] = [];
  const live = new Map<Environment, readonly LiveTool[]>();
  for (const environment of enabled) {
    const { found, tools } = await checkEnvironment(subject, environment, options);
    findings.push(...found);
    if (tools !== null) live.set(environment, tools);
  }
  return [...findings, ...compareEnvironments(live)];
}

interface Checked {
  readonly found: readonly ManifestFinding[];
  /** `null`: it did not list any. */
  readonly tools: readonly LiveTool[] | null;
}

async function checkEnvironment(
  subject: ManifestSubject,
  environment: Environment,
  { env, userOf }: OnlineOptions,
): Promise<Checked> {
  const says = createSays(environment.endpointAt, environment.name);
  const address = findAddress(environment, env);
  if (!address.ok)
    return {
      found: [says('warning', 'online-answers', `was not asked: ${address.problem}`, address.hint)],
      tools: null,
    };
  const { url } = address;
  const timeoutMs = Math.min(LONGEST_MS, subject.manifest.mcp.timeoutMs ?? TIMEOUT_MS);
  const proxy = chooseProxy(env, url);
  const ask: Ask = (bearer) => listTools({ url, bearer, proxy, signal: AbortSignal.timeout(timeoutMs) });
  if (subject.manifest.mcp.authMode !== 'bearer_token') return judge(await ask(null), subject, says);
  // Before anybody is asked: a token that cannot be sent ends the run.
  const bearer = readBearer(environment, env);
  const first = await ask(null);
  const without = withoutToken(first, says);
  const { found, tools } =
    bearer === null
      ? unasked(first, subject, says)
      : judgeAs(await userOf(bearer.token), await ask(bearer), subject, says);
  return { found: [...without, ...found], tools };
}

type Ask = (bearer: Bearer | null) => Promise<Listed>;

function judge(listed: Listed, subject: ManifestSubject, says: Says): Checked {
  return {
    found: verdictsOf(listed, subject, says),
    tools: listed.kind === 'tools' ? listed.tools : null,
  };
}

/** The same of a list that was asked for with a token, which SecondMe was asked about too. */
function judgeAs(identity: Identity, listed: Listed, subject: ManifestSubject, says: Says): Checked {
  const ofUser = userVerdicts(identity, says);
  if (listed.kind === 'auth')
    return { found: [...ofUser, refusedToken(listed.status, identity, says)], tools: null };
  const { found, tools } = judge(listed, subject, says);
  return { found: [...ofUser, ...found], tools };
}

/** Who has no token is told all the same of an address where nothing answers. */
function unasked(first: Listed, subject: ManifestSubject, says: Says): Checked {
  const hint = `Set ${USER_TOKEN}, or the variable of the secret "${TOKEN_SECRET}", to a user's token of the app.`;
  const noToken = says('warning', 'online-token', 'was not asked with a token: there is none', hint);
  const failed = first.kind === 'failed' ? verdictsOf(first, subject, says) : [];
  return { found: [...failed, noToken], tools: null };
}

/** A user's token of the app. Throws a usage error for one that no header can carry. */
function readBearer({ secrets }: Environment, env: OnlineOptions['env']): Bearer | null {
  const found = readSecret(secrets, TOKEN_SECRET, env) ?? readVariable(USER_TOKEN, env);
  if (found === null) return null;
  const hint = 'Copy the token again, without quotes or line breaks.';
  return createBearer({ ...found, value: checkToken(found.value, { name: found.name, hint }) });
}

function withoutToken(listed: Listed, says: Says): ManifestFinding[] {
  if (listed.kind === 'auth' && listed.status === 401) return [];
  if (listed.kind === 'failed') return [];
  if (listed.kind === 'tools')
    return [
      says('error', 'online-no-token', 'answers without a token', 'Answer 401 to every call without one.'),
    ];
  return [
    says('warning', 'online-no-token', 'answers 403 without a token', 'Answer 401, which asks for one.'),
  ];
}

function userVerdicts(identity: Identity, says: Says): ManifestFinding[] {
  if (identity.kind === 'user') return [];
  if (identity.kind === 'unavailable')
    return [
      says(
        'warning',
        'online-user',
        `was asked with a token whose user is not known: ${identity.message}`,
        'Try again in some minutes.',
      ),
    ];
  const hint =
    identity.kind === 'denied'
      ? 'Add the scope to oauth.requiredScopes, and have the user authorise the app again.'
      : 'Get a new token of the app for a user, and look whether it is of the app in oauth.appId.';
  return [
    says('error', 'online-user', `was asked with a token of which SecondMe says: ${identity.message}`, hint),
  ];
}

/** The same status has several causes; what SecondMe says of the token tells them apart. */
function refusedToken(status: 401 | 403, identity: Identity, says: Says): ManifestFinding {
  const because: Readonly<Record<Identity['kind'], readonly [string, string]>> = {
    user: [
      'though SecondMe knows the user',
      'Look whether the service reads data.userId of user/info, not id or data.id, and takes lba_at_ tokens, not sm- ones.',
    ],
    denied: [
      status === 401
        ? 'as if it had no user, but it only lacks the scope user.info'
        : 'since it lacks the scope user.info',
      'Answer 403 to a missing scope and 401 to an invalid token; have the user authorise the app again.',
    ],
    invalid: ['which SecondMe does not take either', 'Get a new token of the app for a user.'],
    unavailable: ['and SecondMe could not be asked whose it is', 'Try again in some minutes.'],
  };
  const [why, hint] = because[identity.kind];
  return says('error', 'online-token', `answers ${status} to the token, ${why}`, hint);
}

function verdictsOf(listed: Listed, subject: ManifestSubject, says: Says): ManifestFinding[] {
  if (listed.kind === 'auth')
    return [
      says(
        'error',
        'online-token',
        `answers ${listed.status}, and auth mode "none" sends no token`,
        'Use bearer_token.',
      ),
    ];
  if (listed.kind === 'failed') {
    const { bare, initialized, envelope } = listed.problems;
    const isSame = bare === initialized && bare === envelope;
    const message = isSame
      ? `lists no tools: ${bare}`
      : `lists no tools: by a plain call ${bare}; after initialize ${initialized}; with the envelope of 2026-07-28 ${envelope}`;
    const hint = listed.reached
      ? 'Serve tools/list as JSON by POST, as SecondMe documents it.'
      : 'Look whether the address is right, its server runs, and others can reach it.';
    return [says('error', 'online-answers', message, hint)];
  }
  const byHand =
    listed.way === 'bare'
      ? []
      : [
          says(
            'warning',
            'online-plain-call',
            'works with clients of MCP, but not by the plain call that SecondMe documents',
            'Answer tools/list and tools/call without initialize and without a session.',
          ),
        ];
  return [...byHand, ...compareTools(listed.tools, subject, says)];
}
