/** What the registry answers to a request, before a fault changes it. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

const NO_STORE = { 'cache-control': 'no-store' };

/** A JSON answer. */
export function json(value: unknown, status = 200): Answer {
  const headers = { 'content-type': 'application/json', ...NO_STORE };
  return { status, headers, body: JSON.stringify(value) };
}

/** A plain-text answer, as the registry gives for almost every failure. */
export function text(body: string, status: number): Answer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...NO_STORE }, body };
}

/** A refusal with the text that the client reads; a publish refused so is HTTP 400. */
export class Refusal extends Error {
  readonly status: number;
  /** True when a database mutation threw it: with the quirk `wrapErrors` such a text comes wrapped. */
  readonly fromMutation: boolean;

  constructor(message: string, status = 400, fromMutation = false) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.fromMutation = fromMutation;
  }
}
