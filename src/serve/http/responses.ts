/** A JSON answer. */
export function createJsonResponse(
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } });
}

/** An error that never reached the protocol, in the protocol's shape: clients show its message. */
export function createProblem(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
  code = -32_000,
): Response {
  return createJsonResponse(status, { jsonrpc: '2.0', error: { code, message }, id: null }, headers);
}
