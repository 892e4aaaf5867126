import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { EXIT, hasCode, findNearest, createUsageError } from '../errors.ts';
import { systemClock } from '../http/clock.ts';
import { createRemote } from '../http/remote.ts';
import type { Finding } from '../model/finding.ts';
import { parseJsonText } from '../read/jsonText.ts';
import { locateInJson } from '../read/locateInJson.ts';
import {
  checkManifest,
  manifestRules,
  readSubject,
  type Around,
  type ManifestFinding,
} from '../secondme/checkManifest.ts';
import { lockText, parseLock } from '../secondme/lock.ts';
import { checkOnline } from '../secondme/online/checkOnline.ts';
import { askUserInfo, checkSecondMeUrl } from '../secondme/userInfo.ts';
import { reportCatalog, type Report } from '../report/report.ts';
import { printReport } from '../report/reporter.ts';
import { SECONDME_LOCK_FILE } from '../text/fileNames.ts';
import type { CommonFlags, Context } from './session.ts';

/** Flags of `secondme check`. */
export interface SecondMeFlags extends Pick<CommonFlags, 'out' | 'format' | 'quiet'> {
  readonly online: boolean;
}

/** A manifest's file. */
interface Source {
  readonly path: string;
  readonly label: string;
  /** The app of this catalog that it is of; `null`: of none that is known. */
  readonly slug: string | null;
}

const SUFFIX = '.json';
const CONTROL_SUFFIX = '.control.json';
const USER_INFO_MS = 10_000;

/** `skillpress secondme check [app…|FILE]`: every rule of manifests; with `--online` also against their endpoints. Answers the exit code. */
export async function checkSecondMe(
  context: Context,
  named: readonly string[],
  flags: SecondMeFlags,
): Promise<number> {
  const started = context.now();
  const sources = sourcesOf(context, named, flags.out);
  const lock = readLock(context.cwd);
  const findings: Finding[] = [];
  for (const source of sources) findings.push(...(await checkFile(source, lock, context, flags)));
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
    asked: named,
    changes: { created: 0, updated: 0, deleted: 0, unchanged: 0 },
    findings,
    durationMs: context.now() - started,
    applied: false,
  };
  const rules = async () => manifestRules.map((rule) => ({ ...rule, why: rule.about }));
  await printReport(reportCatalog(report, rules), context, flags, exit);
  return exit;
}

/** `skillpress secondme lock`: adds the keys of manifests that have none yet; changes none. Answers the exit code. */
export function lockSecondMe(context: Context, { out }: Pick<SecondMeFlags, 'out'>): number {
  const before = readLock(context.cwd) ?? {};
  const added: Record<string, string> = {};
  for (const { path, slug } of sourcesOf(context, [], out)) {
    if (slug === null || Object.hasOwn(before, slug)) continue;
    const { skill } = JSON.parse(readFileSync(path, 'utf8')) as { skill: { key: string } };
    added[slug] = skill.key;
  }
  const file = join(context.cwd, SECONDME_LOCK_FILE);
  const keys = { ...before, ...added };
  // Refuses what would not be read again: two apps with one key.
  parseLock(SECONDME_LOCK_FILE, lockText(keys));
  if (Object.keys(added).length > 0) {
    writeFileSync(`${file}.new`, lockText(keys));
    renameSync(`${file}.new`, file);
  }
  context.stdout(
    `${SECONDME_LOCK_FILE}: ${Object.keys(added).length} keys added, ${Object.keys(before).length} kept\n`,
  );
  return EXIT.done;
}

/** The manifests that were named by app or by file; all of the catalog without names. */
function sourcesOf({ cwd }: Context, named: readonly string[], out: string): Source[] {
  const dir = join(resolve(cwd, out), 'secondme');
  const label = `${out.replace(/\/+$/, '')}/secondme`;
  const slugs = filesIn(dir)
    .filter((file) => file.endsWith(SUFFIX) && !file.endsWith(CONTROL_SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length));
  const sourceOf = (slug: string): Source => ({
    path: join(dir, slug + SUFFIX),
    label: `${label}/${slug}${SUFFIX}`,
    slug,
  });
  if (named.length === 0 && slugs.length === 0)
    throw createUsageError(
      `There are no manifests in ${label}/`,
      'Configure "secondme:" in catalog.yaml and build, or name a file: skillpress secondme check FILE',
    );
  if (named.length === 0) return slugs.toSorted().map(sourceOf);
  return named.map((name) => {
    if (slugs.includes(name)) return sourceOf(name);
    const path = resolve(cwd, name);
    if (name.endsWith(SUFFIX)) return { path, label: relative(cwd, path) || name, slug: null };
    const near = findNearest(name, slugs);
    throw createUsageError(
      `There is no manifest of an app "${name}"`,
      near === undefined
        ? `Name an app of ${label}/, or a file that ends with .json.`
        : `Did you mean "${near}"?`,
    );
  });
}

function filesIn(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

type Lock = Readonly<Record<string, string>> | undefined;

/** Absent: nothing was locked yet. */
function readLock(cwd: string): Lock {
  try {
    return parseLock(SECONDME_LOCK_FILE, readFileSync(join(cwd, SECONDME_LOCK_FILE), 'utf8'));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function checkFile(
  source: Source,
  lock: Lock,
  context: Context,
  flags: SecondMeFlags,
): Promise<Finding[]> {
  const text = textOf(source);
  const parsed = parseJsonText(text);
  const base = { file: source.label, ...(source.slug === null ? {} : { app: source.slug }) };
  if (!parsed.ok) {
    const { message, at } = parsed.problem;
    return [{ level: 'error', rule: 'secondme/json', ...base, ...at, message }];
  }
  const around = aroundOf(source, lock, context, flags.out);
  const found: ManifestFinding[] = checkManifest(parsed.value, around);
  if (flags.online) found.push(...(await askOnline(parsed.value, around, context)));
  return found.map(({ at, ...finding }) => ({ ...finding, ...base, ...locateInJson(text, at) }));
}

function textOf({ path, label }: Source): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    throw createUsageError(`There is no file ${label}`, 'Name a manifest, or an app of the catalog.');
  }
}

function aroundOf({ slug }: Source, lock: Lock, { cwd }: Context, out: string): Around {
  if (slug === null) return { tools: null };
  const tools = toolsOf(join(resolve(cwd, out), 'tools', `${slug}.json`));
  return { tools, ...(lock === undefined ? {} : { lockedKey: lock[slug] ?? null }) };
}

function toolsOf(path: string): Around['tools'] {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as { tools: NonNullable<Around['tools']> }).tools;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Asks the manifest's endpoints, and SecondMe whose token it is that they are asked with. */
async function askOnline(raw: unknown, around: Around, { env }: Context): Promise<ManifestFinding[]> {
  const { origin, base } = checkSecondMeUrl(env['SECONDME_API_URL']);
  const remote = createRemote({ name: 'SecondMe', origin, connections: 1 });
  try {
    return await checkOnline(readSubject(raw, around), {
      env,
      userOf: (token) => askUserInfo(remote, base, token, systemClock.now() + USER_INFO_MS),
    });
  } finally {
    await remote.close();
  }
}
