import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The Public Suffix List, which knows whose a domain is. It costs 28 ms to load, so it is loaded when it is first needed. */
export function loadSuffixList(): typeof import('tldts') {
  return require('tldts') as typeof import('tldts');
}
