import { createHash } from 'node:crypto';

/** A 24-hex id that depends on nothing but the name, such as `objectId('app/clerk')`. */
export function objectId(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 24);
}

/** The id of the tenant with that key. */
export function tenantIdOf(key: string): string {
  return objectId(`customer/${key}`);
}

/** A version 4 UUID that depends on nothing but the name. */
export function uuidOf(name: string): string {
  const h = createHash('sha256').update(`uuid/${name}`).digest('hex');
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20, 32)}`;
}

/** A JWT that the SDK can decode; nobody checks its signature. */
export function fakeJwt(claims: Readonly<Record<string, unknown>> = {}): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const payload = { workspaceKey: 'emulated-workspace', tenantKey: 'emulated-tenant', ...claims };
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(payload)}.${Buffer.alloc(32, 7).toString('base64url')}`;
}
