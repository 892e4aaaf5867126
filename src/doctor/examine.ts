import type { BuildOptions } from '../build/catalog.ts';
import type { Check } from '../model/progress.ts';
import { probe } from '../membrane/probe.ts';
import { MEMBRANE_TOKEN } from '../membrane/settings.ts';
import { createRedactor } from '../http/token.ts';
import { checkConfig, checkContents } from './checkCatalog.ts';
import { checkDisk, checkState, checkWritable } from './checkFolders.ts';
import { checkIgnored } from './checkIgnored.ts';
import { checkLock } from './checkLock.ts';
import { checkAnswer, checkUrl, listUnasked } from './checkMembrane.ts';
import { checkRegistries } from './checkRegistries.ts';
import { checkSecondMe } from './checkSecondMe.ts';
import { checkServe } from './checkServe.ts';
import { checkMembraneToken } from './checkMembraneToken.ts';
import { checkClient, checkNode } from './checkVersions.ts';
import { ok } from './verdict.ts';
import type { EnvironmentVariables } from '../model/environment.ts';

/** What an examination looks at besides the catalog. */
export interface Surroundings {
  readonly root: string;
  readonly env: EnvironmentVariables;
  readonly node: { readonly version: string; readonly wanted: string };
  /** Milliseconds since 1970, as the machine believes. */
  readonly wall: () => number;
  /** How long Membrane is waited for, in milliseconds (30 s). */
  readonly patienceMs?: number | undefined;
}

const PATIENCE_MS = 30_000;
/** Shorter pieces of a malformed token would be found in ordinary words. */
const SHORTEST_PIECE = 8;

/** Examines a catalog's set-up, in the order in which things are to be mended. No message holds the token. */
export async function examine(options: BuildOptions, around: Surroundings): Promise<Check[]> {
  const { outDir, outLabel, stateDir } = options;
  const { check: ofConfig, config } = checkConfig(options);
  const checks = [
    checkNode(around.node),
    ok('skillpress', options.version),
    ofConfig,
    ...(await checkContents(options, config)),
    checkClient(config),
    checkWritable('output', outDir, outLabel),
    checkState(stateDir),
    checkDisk([outDir, stateDir]),
    checkLock(stateDir),
    checkIgnored(around.root, [stateDir, outDir]),
    ...(await examineMembrane(around)),
    ...checkRegistries(config, around.env),
    checkServe(config, around.env),
    checkSecondMe(config, around.root),
  ];
  const secret = around.env[MEMBRANE_TOKEN.name];
  return secret ? checks.map((check) => redacted(check, secret)) : checks;
}

/** Without a token builds touch no network, and neither does this. Without a usable one it asks, but sends none. */
async function examineMembrane({ env, wall, patienceMs = PATIENCE_MS }: Surroundings): Promise<Check[]> {
  const text = env[MEMBRANE_TOKEN.name];
  const { check: ofToken, token } = checkMembraneToken(text, wall());
  const { check: ofUrl, origin, proxy } = checkUrl(env);
  if (!text) return [ofToken, ofUrl, ...listUnasked('without a token builds touch no network')];
  if (origin === null) return [ofToken, ofUrl, ...listUnasked('its address cannot be used')];
  const answer = await probe({ origin, token, proxy, timeoutMs: patienceMs });
  const asked = proxy === null ? origin : `${origin} (by the proxy ${proxy.host})`;
  const sent = { byProxy: proxy !== null, withToken: token !== null };
  const attempt = { origin: asked, ...sent, wall: wall(), patienceMs };
  return [ofToken, ofUrl, ...checkAnswer(answer, attempt)];
}

/** Also of a malformed token, whole and in pieces. */
function redacted(check: Check, secret: string): Check {
  const pieces = secret.split(/[\s"'`]+/).filter((piece) => piece.length >= SHORTEST_PIECE);
  return [secret, secret.trim(), ...pieces]
    .filter((each) => each !== '')
    .reduce((shown, each) => createRedactor(each, MEMBRANE_TOKEN).value(shown), check);
}
