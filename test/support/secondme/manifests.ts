import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { ROOT } from '../catalogs.ts';

/** The example of SecondMe's guide "OpenClaw integration" (develop-docs.second.me), as it stands there. */
export const GUIDE_FILE = join(ROOT, 'test/support/secondme/guide.json');

type Json = Record<string, unknown>;

/** The guide's example with real hosts, id and references: nothing is wrong with it. */
export function soundManifest(): Json & Record<'skill' | 'mcp' | 'oauth' | 'environments', Json> {
  const guide = JSON.parse(readFileSync(GUIDE_FILE, 'utf8'));
  guide.mcp.endpoint = 'https://mcp.doudizhu.io/api/mcp';
  guide.oauth.appId = '6b1f5c2e-7d5a-4d0b-9f43-0c1c5a3b9e21';
  const environment = (name: string) => ({
    enabled: true,
    endpointOverride: `https://${name}.doudizhu.io/api/mcp`,
    secrets: { token: `\${${name.toUpperCase()}_TOKEN}` },
  });
  guide.environments = { pre: environment('pre'), prod: environment('prod') };
  return guide;
}

/** The same with one change: `set('mcp.authMode', 'none')`; `undefined` takes the value out. */
export function changed(path: string, value: unknown, manifest: Json = soundManifest()): Json {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const at = keys.reduce<Json>((object, key) => object[key] as Json, manifest);
  if (value === undefined) Reflect.deleteProperty(at, last);
  else at[last] = value;
  return manifest;
}
