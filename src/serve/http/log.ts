import { isRecord } from '../../text/isRecord.ts';

/** One call, as the log tells it. No token, no input and no user is in it. */
export interface LogEntry {
  readonly time: string;
  /** How long it took. */
  readonly ms: number;
  readonly path: string;
  readonly status: number;
  /** The method of the protocol, `batch` for several. */
  readonly method: string | null;
  readonly tool: string | null;
  /** One word for what came of the tool. */
  readonly outcome: string | null;
  /** Tells users apart without telling who they are. */
  readonly user: string | null;
}

/** One line of JSON. */
export function formatLogLine(entry: LogEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

/** A failure that is a bug, with its stack. */
export function formatBug(error: unknown): string {
  return `skillpress: a bug: ${error instanceof Error ? error.stack : String(error)}\n`;
}

/** Methods of the protocol that this server knows; what else callers send is not repeated. */
const METHODS = new Set([
  'initialize',
  'ping',
  'server/discover',
  'tools/list',
  'tools/call',
  'resources/list',
  'resources/read',
  'resources/templates/list',
  'skills/list',
  'skills/get',
  'subscriptions/listen',
  'notifications/initialized',
  'notifications/cancelled',
]);

/** What a message of the protocol asks for, as the log tells it. */
export function readMethod(message: unknown): string | null {
  if (Array.isArray(message)) return 'batch';
  const method = isRecord(message) ? message['method'] : null;
  if (typeof method !== 'string') return null;
  return METHODS.has(method) ? method : 'other';
}
