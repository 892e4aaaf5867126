/** The error body of the API (SDK `ErrorDataSchema`): only `message` is required, there is no RFC 9457 anywhere. */
export interface ErrorBody {
  message: string;
  type: string;
  key?: string;
  data?: unknown;
}

/** Keys of `bad_request` by status (SDK `BadRequestErrorKey`; docs "errors"). */
const KEYS: Readonly<Record<number, string>> = {
  401: 'not_authenticated',
  403: 'access_denied',
  404: 'not_found',
  409: 'already_exists',
  429: 'rate_limit_exceeded',
};

/** The body that the API sends with an error status. */
export function errorBody(status: number, message = `Emulated ${status}`): ErrorBody {
  if (status >= 500) return { message, type: 'internal', data: { errorId: 'emulated' } };
  const key = KEYS[status];
  return { message, type: 'bad_request', ...(key ? { key } : {}) };
}

/** A refusal by a route; the server turns it into a status and an `ErrorBody`. */
export class ApiError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
  }
}
