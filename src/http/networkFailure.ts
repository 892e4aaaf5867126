/** Why no answer came, and what helps. */
export interface NetworkFailure {
  /** What happened, behind the name of the host. */
  readonly problem: string;
  /** What a person can do about it. */
  readonly fix: string;
}

/** What helps when nothing is heard from the other side. */
export const SILENT_FIX = 'Look whether a firewall drops the connection; if not, try again in some minutes.';

/** Codes of a connection that never came to be. */
const UNSENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_ABORTED',
]);

/**
 * True when a request that failed so certainly never left. Linux also ends a connection with such a code when the way to the host is lost
 * later (`sk_err_soft`), which shows as a failed read or write.
 */
export function isUnsent(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error)) return false;
  const wasConnected = 'syscall' in error && /^(?:read|write)/.test(String(error.syscall));
  return UNSENT.has(String(error.code)) && !wasConnected;
}

type Kind = readonly [codes: RegExp, problem: string, fix: string];

/** The code of an answer that has more bytes than are read. */
export const TOO_LARGE = 'too large';

/** By the codes of Node.js, OpenSSL and undici, and our own; the first that fits. */
const KINDS: readonly Kind[] = [
  [
    /^(?:ENOTFOUND|EAI_AGAIN)$/,
    'has no address: its name cannot be looked up',
    'Look for a typing error in the address; if there is none, see whether this machine has DNS and network.',
  ],
  [
    /^ECONNREFUSED$/,
    'refused the connection',
    'Nothing listens there: correct host and port of the address, or start the server.',
  ],
  [/^(?:ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/, 'did not answer in time', SILENT_FIX],
  [
    /^(?:EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/,
    'cannot be reached from this machine',
    'See whether this machine has network, and whether a firewall or a VPN keeps it from that host.',
  ],
  [
    /CERT|TLS|SSL|EPROTO|SIGNATURE|CHAIN/,
    'has no TLS that can be trusted',
    "See that the address speaks https, that this machine's clock is right, and that a certificate of your own network is in NODE_EXTRA_CA_CERTS.",
  ],
  [
    /^UND_ERR_ABORTED$/,
    'is not let through by the proxy',
    'See whether the proxy wants a name and password (http://name:password@host:port in HTTPS_PROXY) and lets that host through; NO_PROXY names hosts to ask without it.',
  ],
  [
    /^HPE_/,
    'answered what is no HTTP',
    'Something else listens there: correct host and port of the address.',
  ],
  [
    new RegExp(`^${TOO_LARGE}$`),
    'answered more bytes than are read',
    'See whether something else listens there: correct host and port of the address.',
  ],
];

/** Codes that messages leave out: they tell a reader nothing more. */
const UNTOLD = new RegExp(`^(?:HPE_UNKNOWN|UND_ERR_.*|${TOO_LARGE})$`);

/** Our own code for an error without one: undici's parser of HTTP gives codes to some faults only. */
const NO_HTTP = 'HPE_UNKNOWN';

/** The code of a failed request; `null` for an error that is no failure of the network. */
export function readFailureCode(error: unknown): string | null {
  if (!(error instanceof Error && 'code' in error)) return null;
  return error.code === undefined ? NO_HTTP : String(error.code);
}

/** Where the way to a proxy fails, nothing is known of the host behind it. */
const ON_THE_WAY =
  /^(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/;
const PROXY_FIX =
  'Correct HTTPS_PROXY, or see whether that proxy is up; NO_PROXY names hosts to ask without it.';

/** What a failure means, by its code; `byProxy` is true where the host is reached through one. */
export function readNetworkFailure(code: string, byProxy: boolean): NetworkFailure {
  const direct = readDirectFailure(code);
  return byProxy && ON_THE_WAY.test(code)
    ? { problem: `cannot be reached: the proxy ${direct.problem}`, fix: PROXY_FIX }
    : direct;
}

function readDirectFailure(code: string): NetworkFailure {
  const [, problem, fix] = KINDS.find(([codes]) => codes.test(code)) ?? [
    null,
    'broke the connection',
    'Try again; if it stays so, look at what is between this machine and that host.',
  ];
  return { problem: UNTOLD.test(code) ? problem : `${problem} (${code})`, fix };
}
