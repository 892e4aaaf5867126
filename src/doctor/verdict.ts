import type { Check } from '../model/progress.ts';

/** A check that found nothing wrong. */
export function ok(name: string, message: string): Check {
  return { name, status: 'ok', message, fix: null, upstream: false };
}

/** Something that works, but not as its maintainer may think. */
export function warn(name: string, message: string, fix: string): Check {
  return { name, status: 'warn', message, fix, upstream: false };
}

/** Something here that does not work. */
export function fail(name: string, message: string, fix: string): Check {
  return { name, status: 'fail', message, fix, upstream: false };
}

/** Something that does not work at Membrane, or on the way to it. */
export function failUpstream(name: string, message: string, fix: string): Check {
  return { name, status: 'fail', message, fix, upstream: true };
}

/** What was not looked at, since the settings cannot be read; that they cannot is a check of its own. */
export function okWithoutSettings(name: string): Check {
  return ok(name, 'not looked at: the settings cannot be read');
}
