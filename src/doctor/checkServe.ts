import { wordError, KnownError } from '../errors.ts';
import { readWorkspaceKey } from '../membrane/tenantToken.ts';
import type { Config } from '../model/config.ts';
import type { Check } from '../model/progress.ts';
import { checkSecondMeUrl } from '../secondme/userInfo.ts';
import { ok, okWithoutSettings, warn } from './verdict.ts';
import type { EnvironmentVariables } from '../model/environment.ts';

const NAME = 'serve';

/** Whether `skillpress serve` would have what the settings ask for. Builds need none of it, so nothing here is a failure. */
export function checkServe(config: Config | null, env: EnvironmentVariables): Check {
  if (config === null) return okWithoutSettings(NAME);
  if (config.serve.users === 'none')
    return ok(NAME, 'for everybody who reaches it, as MEMBRANE_TOKEN if that is set');
  try {
    readWorkspaceKey(env);
    const { origin, base } = checkSecondMeUrl(env['SECONDME_API_URL']);
    return ok(NAME, `for users of SecondMe (${origin}${base}), each in a tenant of their own`);
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return warn(
      NAME,
      `would not start: ${wordError(error)}`,
      error.hint ?? 'Set it right in the environment.',
    );
  }
}
