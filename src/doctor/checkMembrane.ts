import { wordError, KnownError } from '../errors.ts';
import type { Check } from '../model/progress.ts';
import { readNetworkFailure, SILENT_FIX } from '../http/networkFailure.ts';
import { isJson } from '../http/answer.ts';
import { checkOrigin } from '../http/origin.ts';
import { chooseProxy, type Proxy } from '../http/proxy.ts';
import { readRetryAfter } from '../http/patience.ts';
import { adviseOnAnswer } from '../membrane/adviseOnAnswer.ts';
import type { Probe } from '../membrane/probe.ts';
import { MEMBRANE_URL, readMembraneUrl } from '../membrane/settings.ts';
import { fail, failUpstream, ok, warn } from './verdict.ts';
import type { EnvironmentVariables } from '../model/environment.ts';

const URL_NAME = MEMBRANE_URL.name;
const API = 'membrane';
const CLOCK = 'clock';
const MOST_SKEW_SECONDS = 60;

/** Whether the address of the API, and the proxy that the environment names for it, can be used. */
export function checkUrl(env: EnvironmentVariables): {
  readonly check: Check;
  readonly origin: string | null;
  readonly proxy: Proxy | null;
} {
  try {
    const origin = checkOrigin(readMembraneUrl(env), MEMBRANE_URL);
    const proxy = chooseProxy(env, origin);
    return { check: ok(URL_NAME, env[URL_NAME] ? origin : `not set: ${origin}`), origin, proxy };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    const message = wordError(error).replace(`${URL_NAME} `, '');
    const check = fail(URL_NAME, message, error.hint ?? MEMBRANE_URL.hint);
    return { check, origin: null, proxy: null };
  }
}

/** Nothing was asked, for that reason. */
export function listUnasked(reason: string): Check[] {
  return [ok(API, `not asked: ${reason}`), ok(CLOCK, 'not compared: Membrane was not asked')];
}

/** How an attempt at Membrane is to be read. */
export interface Attempt {
  /** Who was asked, as messages call it. */
  readonly origin: string;
  readonly byProxy: boolean;
  /** Whether a token was sent. */
  readonly withToken: boolean;
  /** When the answer came, in milliseconds since 1970. */
  readonly wall: number;
  /** How long it was waited for, in milliseconds. */
  readonly patienceMs: number;
}

/** Whether Membrane can be asked, and whether its clock agrees with ours. */
export function checkAnswer(probe: Probe, attempt: Attempt): Check[] {
  const { origin } = attempt;
  if (probe.kind === 'answered') return [checkStatus(probe, attempt), checkClock(probe.date, attempt.wall)];
  const { problem, fix } =
    probe.kind === 'timeout'
      ? { problem: `did not answer within ${attempt.patienceMs / 1000} s`, fix: SILENT_FIX }
      : readNetworkFailure(probe.code, attempt.byProxy);
  return [failUpstream(API, `${origin} ${problem}`, fix), ok(CLOCK, 'not compared: Membrane did not answer')];
}

type AnsweredProbe = Extract<Probe, { kind: 'answered' }>;

function checkStatus(probe: AnsweredProbe, { origin, withToken, wall }: Attempt): Check {
  const { status, contentType, tookMs } = probe;
  const took = `${origin} answers (${Math.round(tookMs)} ms)`;
  const said = (problem: string, fix: string): Check =>
    failUpstream(API, `${origin} answered ${status}: ${problem}`, fix);
  if (!withToken && (status === 401 || status === 403)) return ok(API, `${took} and asks for a token`);
  if (status === 401)
    return said(
      'it refuses the token',
      'Make a new token in the Membrane console and set MEMBRANE_TOKEN to it.',
    );
  const isAnswer = isJson({ 'content-type': contentType });
  const fix = adviseOnAnswer(status, isAnswer) ?? '';
  if (status === 403) return said('the token is valid but may not search', fix);
  if (status === 429) return said('too many requests', waitFix(probe, wall));
  if (status >= 500)
    return said('Membrane has a problem', `${waitFix(probe, wall)} Frozen builds work meanwhile.`);
  if (status !== 200) return said('that is no answer of the Membrane API', fix);
  return isAnswer ? ok(API, took) : said('but not JSON, so it is not the Membrane API', fix);
}

function waitFix({ retryAfter: header, date }: AnsweredProbe, wall: number): string {
  const wait = readRetryAfter(header ?? undefined, date ?? undefined, wall);
  return wait === null ? 'Try again in some minutes.' : `Try again in ${Math.ceil(wait / 1000)} s.`;
}

function checkClock(date: string | null, wall: number): Check {
  const theirs = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(theirs)) return ok(CLOCK, 'not compared: the answer has no date');
  const skew = Math.round((wall - theirs) / 1000);
  if (Math.abs(skew) <= MOST_SKEW_SECONDS) return ok(CLOCK, 'agrees with that of Membrane');
  return warn(
    CLOCK,
    `${Math.abs(skew)} s ${skew > 0 ? 'ahead of' : 'behind'} that of Membrane`,
    "Set this machine's clock by NTP: expiry of tokens and TLS depend on it.",
  );
}
