import type { ValuePath } from '../../model/finding.ts';
import { BlockList, isIP } from 'node:net';
import { CLOSED_AUTH_MODE } from '../facts.ts';
import type { ManifestRule, ManifestSubject, ManifestVerdict } from './rule.ts';

/** Rules of the group "MCP Configuration", and of the endpoints of environments. */
export const endpointRules: readonly ManifestRule[] = [
  {
    name: 'secondme/endpoint',
    level: 'error',
    about: 'An endpoint is https, at a public host, and holds no user, password or token.',
    check: (subject) => endpointsOf(subject).flatMap(({ url, at }) => urlVerdicts(url, at)),
  },
  {
    name: 'secondme/placeholder-host',
    level: 'error',
    about: 'An endpoint is at a real host, not at one that stands for it in an example.',
    check: (subject) =>
      endpointsOf(subject).flatMap(({ url, at }) => {
        const host = hostOf(url);
        return host !== null && PLACEHOLDER_HOST.test(host)
          ? [
              {
                at,
                message: `${host} stands for a host in examples`,
                hint: 'Write the host that serves the tools.',
              },
            ]
          : [];
      }),
  },
  {
    name: 'secondme/auth-mode',
    level: 'error',
    about: 'The auth mode is none or bearer_token; header_template is not open yet.',
    check: ({ manifest: { mcp }, at }) =>
      mcp.authMode === CLOSED_AUTH_MODE
        ? [
            {
              at: [...at, 'mcp', 'authMode'],
              message: 'The auth mode header_template is not open yet',
              hint: 'Use bearer_token: the platform sends a token of the app for each user.',
            },
          ]
        : [],
  },
  {
    name: 'secondme/headers',
    level: 'error',
    about:
      'No header template: they are not open, and with bearer_token an Authorization of one’s own makes a release fail.',
    check: ({ manifest: { mcp }, at }) =>
      Object.keys(mcp.headersTemplate ?? {}).map((name) => ({
        at: [...at, 'mcp', 'headersTemplate', name],
        message:
          name.toLowerCase() === 'authorization' && mcp.authMode === 'bearer_token'
            ? 'With bearer_token the platform sets Authorization; a template of it is rendered empty and fails the release'
            : `Header templates are not open yet, so "${name}" would not be sent`,
        hint: 'Leave headersTemplate empty.',
      })),
  },
];

/** What stands for an app in `catalog.yaml`, or for whatever its writer had in mind; SecondMe replaces double braces only. */
const CATALOG_SLOT = /(?<!\{)\{[\w.-]+\}(?!\})/;

/** The manifest's endpoint, and those of its own that enabled environments have. */
function endpointsOf({
  manifest: { mcp },
  at,
  environments,
}: ManifestSubject): { url: string; at: ValuePath }[] {
  const own = { url: mcp.endpoint, at: [...at, 'mcp', 'endpoint'] };
  const others = environments
    .filter(({ enabled, endpointAt }) => enabled && endpointAt.join('/') !== own.at.join('/'))
    .map(({ endpoint, endpointAt }) => ({ url: endpoint, at: endpointAt }));
  return [own, ...others].filter(({ url }) => url !== '');
}

/** Names that are reserved for examples (RFC 2606, RFC 6761), and those that say so. */
const PLACEHOLDER_HOST =
  /(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid)$|(?:^|[.-])(?:your|my)-(?:app|domain|server|host|api)\b|placeholder|changeme/i;
const LOCAL_HOST = /^(?:localhost|.*\.(?:localhost|local|internal|lan|home\.arpa))$/i;
const SECRET_QUERY = /(?:^|[_-])(?:token|key|secret|password|auth|apikey|access_token)$/i;

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).hostname : null;
}

function urlVerdicts(text: string, at: ValuePath): ManifestVerdict[] {
  const says = (message: string, hint: string): ManifestVerdict => ({ at, message, hint });
  if (!URL.canParse(text)) return [says(`"${text}" is no URL`, 'Write it whole: https://host/path.')];
  const [template] = text.match(CATALOG_SLOT) ?? [];
  if (template !== undefined)
    return [
      says(
        `Nobody fills in ${template} here: SecondMe replaces what stands in double braces`,
        'Write the address of this integration, or {{NAME}} with a secret of that name.',
      ),
    ];
  const url = new URL(text);
  const verdicts: ManifestVerdict[] = [];
  if (url.protocol !== 'https:')
    verdicts.push(
      says(`The endpoint is ${url.protocol}//, so users' tokens could be read on the way`, 'Use https.'),
    );
  if (isLocal(url.hostname))
    verdicts.push(
      says(
        `${url.hostname} is an address that SecondMe cannot reach`,
        'Use the public address of the server.',
      ),
    );
  if (url.username !== '' || url.password !== '')
    verdicts.push(
      says('The endpoint holds a user name or password', 'Take it out; use the secrets of an environment.'),
    );
  for (const name of url.searchParams.keys())
    if (SECRET_QUERY.test(name))
      verdicts.push(
        says(
          `The endpoint has "${name}" in its query, where it is logged`,
          'Take it out; the platform sends the token.',
        ),
      );
  return verdicts;
}

/** Networks that nobody outside reaches: of one host, of one link, private (RFC 1918, RFC 4193), of a carrier (RFC 6598). */
const LOCAL_NETWORKS = createNetworks([
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
]);

function createNetworks(networks: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [address, bits] of networks)
    list.addSubnet(address, bits, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return list;
}

/** An IPv4 address in the form of IPv6 is looked up as the one that it is. */
function isLocal(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  if (family !== 0) return LOCAL_NETWORKS.check(host, family === 6 ? 'ipv6' : 'ipv4');
  return LOCAL_HOST.test(host) || !host.includes('.');
}
