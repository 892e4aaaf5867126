import { replaceFile } from '../disk/stateFiles.ts';
import { EXIT } from '../errors.ts';
import { systemClock } from '../http/clock.ts';
import { chooseProxy } from '../http/proxy.ts';
import { createRemote } from '../http/remote.ts';
import { checkToken } from '../http/token.ts';
import type { Finding } from '../model/finding.ts';
import { findTwiceInJson } from '../read/findTwiceInJson.ts';
import { parseJsonText } from '../read/jsonText.ts';
import { locateInJson } from '../read/locateInJson.ts';
import { adapterRules, checkAdapter } from '../secondme/checkAdapter.ts';
import {
  checkManifest,
  manifestRules,
  readSubject,
  type ManifestSetting,
  type ManifestFinding,
} from '../secondme/checkManifest.ts';
import { addKey, formatLock, parseLock } from '../secondme/lock.ts';
import { checkConsole, DEVELOPER_TOKEN } from '../secondme/online/checkConsole.ts';
import { checkOnline } from '../secondme/online/checkOnline.ts';
import { openConsole } from '../secondme/online/readConsole.ts';
import {
  findSources,
  readAround,
  readKey,
  readLock,
  readSource,
  type LockedKeys,
  type ManifestSource,
} from '../secondme/sources.ts';
import { askUserInfo, checkSecondMeUrl } from '../secondme/userInfo.ts';
import type { Report } from '../report/report.ts';
import { reportCatalog } from '../report/reportCatalog.ts';
import { printReport } from '../report/reporter.ts';
import { countNoun, formatFigure } from '../text/counting.ts';
import { SECONDME_LOCK_FILE } from '../text/fileNames.ts';
import { buildOptions, withLock, type CatalogFlags, type CommonFlags, type Context } from './session.ts';
import { awaitUntilStopped } from './stopping.ts';

/** Flags of `secondme check`. */
export interface SecondMeFlags extends Pick<CommonFlags, 'out' | 'format' | 'quiet'> {
  readonly online: boolean;
}

const ANSWER_MS = 10_000;

/**
 * `skillpress secondme check [app…|FILE]`: every rule of manifests; with `--online` also against their endpoints. `selected` are apps that a
 * glob or a category stands for. Returns the exit code. `stop`, aborted with the name of a signal, ends it (exit 130, 143).
 */
export async function checkSecondMe(
  context: Context,
  named: readonly string[],
  flags: SecondMeFlags,
  stop: AbortSignal,
  selected: readonly string[] = [],
): Promise<number> {
  const started = context.now();
  const sources = findSources(context.cwd, named, flags.out, selected);
  const findings = await awaitUntilStopped(stop, checkFiles(sources, context, flags));
  const failed = new Set(findings.filter(({ level }) => level === 'error').map(({ file }) => file));
  const exit = failed.size > 0 ? EXIT.findings : EXIT.done;
  const report: Report = {
    command: 'check',
    ok: exit === EXIT.done,
    apps: {
      total: sources.length,
      built: sources.length - failed.size,
      unchanged: 0,
      stale: 0,
      failed: failed.size,
      drafts: 0,
    },
    asked: [...new Set([...named, ...selected])],
    changes: { created: 0, updated: 0, deleted: 0, unchanged: 0 },
    findings,
    durationMs: context.now() - started,
    applied: false,
  };
  const rules = async () => [...manifestRules, ...adapterRules].map((rule) => ({ ...rule, why: rule.about }));
  await printReport(reportCatalog(report, rules), context, flags, exit);
  return exit;
}

/**
 * `skillpress secondme lock`: adds the keys of manifests that have none yet; changes none. Returns the exit code; throws (exit 6) while another run
 * has the lock of the catalog.
 */
export async function lockSecondMe(context: Context, flags: CatalogFlags): Promise<number> {
  return withLock(context, buildOptions(context, flags, []), false, async () => {
    const before = readLock(context.cwd) ?? new Map<string, string>();
    const keys = new Map(before);
    for (const source of findSources(context.cwd, [], flags.out))
      if (source.slug !== null && !before.has(source.slug)) addKey(keys, source.slug, readKey(source));
    // Refuses what would not be read again: two apps with one key.
    parseLock(SECONDME_LOCK_FILE, formatLock(keys));
    const added = keys.size - before.size;
    if (added > 0) replaceFile(context.cwd, SECONDME_LOCK_FILE, [formatLock(keys)]);
    context.stdout(
      `${SECONDME_LOCK_FILE}: ${countNoun(added, 'key')} added, ${formatFigure(before.size)} kept\n`,
    );
    return EXIT.done;
  });
}

type CheckManifest = (raw: unknown, around: ManifestSetting) => Promise<ManifestFinding[]>;

async function checkFiles(
  sources: readonly ManifestSource[],
  context: Context,
  { online, out }: SecondMeFlags,
): Promise<Finding[]> {
  const lock = readLock(context.cwd);
  const findings: Finding[] = [];
  const checkAll = async (ask: CheckManifest): Promise<void> => {
    for (const source of sources) findings.push(...(await checkFile(source, lock, context.cwd, out, ask)));
  };
  if (online) await askOnline(context, checkAll);
  else await checkAll(async () => []);
  return findings;
}

async function checkFile(
  source: ManifestSource,
  lock: LockedKeys,
  cwd: string,
  out: string,
  ask: CheckManifest,
): Promise<Finding[]> {
  const text = readSource(source);
  const base = { file: source.label, ...(source.slug === null ? {} : { app: source.slug }) };
  if (source.kind === 'code')
    return checkAdapter(source.label, text).map((finding) => ({ ...finding, ...base }));
  const parsed = parseJsonText(text);
  if (!parsed.ok) {
    const { message, at } = parsed.problem;
    return [{ level: 'error', rule: 'secondme/json', ...base, ...at, message }];
  }
  const twice = findTwiceInJson(text).map(({ key, at }): Finding => ({
    level: 'error',
    rule: 'secondme/json',
    ...base,
    ...at,
    message: `The key "${key}" stands here twice, and only this one counts`,
    hint: 'Remove one of them.',
  }));
  const around = readAround(source, lock, cwd, out);
  const found = [...checkManifest(parsed.value, around), ...(await ask(parsed.value, around))];
  return [
    ...twice,
    ...found.map(({ at, ...finding }) => ({ ...finding, ...base, ...locateInJson(text, at) })),
  ];
}

/** Asks each manifest's endpoints, SecondMe whose token it is that they are asked with, and its console where there is a token for it. */
async function askOnline({ env }: Context, checkAll: (ask: CheckManifest) => Promise<void>): Promise<void> {
  const { origin, base } = checkSecondMeUrl(env['SECONDME_API_URL']);
  const developer = env[DEVELOPER_TOKEN];
  const token = developer ? checkToken(developer, DEVELOPER_TOKEN_SETTING) : null;
  const remote = createRemote({ name: 'SecondMe', origin, proxy: chooseProxy(env, origin), connections: 1 });
  const until = (): number => systemClock.now() + ANSWER_MS;
  const console =
    token === null ? null : openConsole(remote, base, { value: token, name: DEVELOPER_TOKEN }, until);
  try {
    await checkAll(async (raw, around) => {
      const subject = readSubject(raw, around);
      const found = await checkOnline(subject, {
        env,
        userOf: (ofUser) => askUserInfo(remote, base, ofUser, until()),
      });
      return console === null ? found : [...found, ...(await checkConsole(subject, console))];
    });
  } finally {
    await remote.close();
  }
}

const DEVELOPER_TOKEN_SETTING = {
  name: DEVELOPER_TOKEN,
  hint: 'Sign in at develop.second.me/auth/skills for a new one; it begins with lba_at_.',
};
