import { expect, test } from 'vitest';
import { isUnsent } from '../../src/http/networkFailure.ts';

test.each([
  ['EHOSTUNREACH', 'connect', true],
  ['EHOSTUNREACH', 'read', false],
  ['ENETUNREACH', 'write', false],
  ['ENETUNREACH', 'writev', false],
  ['ECONNREFUSED', undefined, true],
  ['ENOTFOUND', 'getaddrinfo', true],
  ['ECONNRESET', 'read', false],
])('%s of %s: certainly never sent is %j', (code, syscall, unsent) =>
  expect(isUnsent(Object.assign(new Error(code), { code, ...(syscall && { syscall }) }))).toBe(unsent),
);
