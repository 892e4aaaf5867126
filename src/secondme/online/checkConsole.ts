import { toPlainText } from '../../http/plainText.ts';
import type { Level, ValuePath } from '../../model/finding.ts';
import type { ManifestFinding } from '../checkManifest.ts';
import { RENAMED_SCOPES } from '../facts.ts';
import type { ManifestSubject } from '../rules/rule.ts';
import type { Console, ConsoleApp, ConsoleIntegration } from './readConsole.ts';

/** A token of the developer for the control plane: made by signing in, good for a week. */
export const DEVELOPER_TOKEN = 'SECONDME_DEVELOPER_TOKEN';

/** Asks SecondMe's control plane whether it would take a manifest: its app, its key, and what is under way. Changes nothing there. */
export async function checkConsole(subject: ManifestSubject, console: Console): Promise<ManifestFinding[]> {
  const { manifest, at } = subject;
  const apps = await console.apps();
  const integrations = await console.integrations();
  const unread = [apps, integrations].find((each) => !each.ok);
  if (unread && !unread.ok) {
    const hint = `Set ${DEVELOPER_TOKEN} to a token of the account that owns the app; it is good for a week.`;
    return [
      says(
        'warning',
        'online-console',
        [...at, 'oauth'],
        `SecondMe's console could not be asked: ${unread.message}`,
        hint,
      ),
    ];
  }
  const own = integrations.ok ? integrations.value.find(({ key }) => key === manifest.skill.key) : undefined;
  return [
    ...(apps.ok ? appVerdicts(subject, apps.value) : []),
    ...(own ? await integrationVerdicts(subject, own, console) : []),
  ];
}

function says(level: Level, rule: string, at: ValuePath, message: string, hint: string): ManifestFinding {
  return { rule: `secondme/${rule}`, level, at, message, hint };
}

function appVerdicts(
  { manifest: { oauth }, at }: ManifestSubject,
  apps: readonly ConsoleApp[],
): ManifestFinding[] {
  const app = apps.find(({ appId }) => appId === oauth.appId);
  if (!app) {
    const known = apps.slice(0, 5).map(({ name, appId }) => `${toPlainText(name)} (${toPlainText(appId)})`);
    const hint =
      known.length === 0
        ? 'Make the app first.'
        : `The account has ${known.join(', ')}${apps.length > 5 ? ', …' : ''}.`;
    const message = `The app "${oauth.appId}" is none of this account's`;
    return [says('error', 'online-app', [...at, 'oauth', 'appId'], message, hint)];
  }
  const allowed = new Set(app.allowedScopes?.map(nameScope));
  const missing = (oauth.requiredScopes ?? []).filter((scope) => !allowed.has(nameScope(scope)));
  if (app.allowedScopes === null || missing.length === 0) return [];
  const message = `The app may not ask for ${missing.join(', ')}`;
  const hint = 'Add the scope to the app in the console, or take it out here.';
  return [says('error', 'online-app-scopes', [...at, 'oauth', 'requiredScopes'], message, hint)];
}

/** The name that a scope has now. */
function nameScope(scope: string): string {
  return RENAMED_SCOPES[scope] ?? scope;
}

async function integrationVerdicts(
  { manifest: { oauth, skill }, at }: ManifestSubject,
  own: ConsoleIntegration,
  console: Console,
): Promise<ManifestFinding[]> {
  const keyAt = [...at, 'skill', 'key'];
  if (own.appId !== null && own.appId !== oauth.appId)
    return [
      says(
        'error',
        'online-key',
        keyAt,
        `The key "${skill.key}" is that of an integration of another app, ${toPlainText(own.appId)}`,
        'Take another key, or correct oauth.appId: a key stays with its integration.',
      ),
    ];
  const review = own.isInReview
    ? [
        says(
          'warning',
          'online-review',
          keyAt,
          `A review of "${skill.key}" is under way, and SecondMe takes no second one before it ends`,
          'Wait for it, then submit.',
        ),
      ]
    : [];
  const report = await console.validationReport(own.id);
  const problem = report.ok ? findFailure(report.value) : null;
  if (problem === null) return review;
  const hint = 'Mend the environment that it names, then validate again in the console.';
  return [
    ...review,
    says('error', 'online-validation', keyAt, `SecondMe's last validation failed: ${problem}`, hint),
  ];
}

const FAILED = /^(?:false|fail(?:ed|ure)?|error|invalid)$/i;
const STATES: ReadonlySet<string> = new Set(['ok', 'valid', 'passed', 'success', 'status', 'result']);

/** What a report of no documented form says of a failure: the texts beside the first state that is one. */
function findFailure(report: unknown): string | null {
  if (typeof report !== 'object' || report === null) return null;
  const entries = Object.entries(report);
  const nested = entries.map(([name, value]) => {
    const inner = findFailure(value);
    return inner === null || Array.isArray(report) ? inner : `${name}: ${inner}`;
  });
  const first = nested.find((each) => each !== null);
  if (first) return first;
  const hasFailed = entries.some(([name, value]) => STATES.has(name) && FAILED.test(String(value)));
  const said = entries.flatMap(([, value]) =>
    typeof value === 'string' && !FAILED.test(value) ? [value] : [],
  );
  return hasFailed ? toPlainText(said.join('; ') || 'it does not say why') : null;
}
