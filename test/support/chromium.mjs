import { existsSync } from 'node:fs';

/** Where Debian, Ubuntu and GitHub's machines have it. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The browser of this machine; `null`: it has none, and none is fetched.
 * @returns {string | null}
 */
export function findChromium() {
  const { SKILLPRESS_CHROMIUM: named } = process.env;
  return [named, ...PLACES].find((path) => path && existsSync(path)) ?? null;
}
