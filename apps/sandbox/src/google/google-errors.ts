import { Refusal, json } from '../gateway/answer.js';

const statusNames: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ABORTED',
  412: 'FAILED_PRECONDITION',
  413: 'FAILED_PRECONDITION',
  416: 'OUT_OF_RANGE',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  501: 'UNIMPLEMENTED',
  503: 'UNAVAILABLE',
};

/** What an error says besides status, reason and message. */
export interface ErrorExtra {
  /** Another `status` word than the usual one of this HTTP status. */
  status?: string;
  /** `global` when absent; quota errors say `usageLimits`. */
  domain?: string;
  location?: string;
  locationType?: 'header' | 'parameter';
  details?: unknown[];
  headers?: Record<string, string>;
}

/** The JSON of a Google API error, `errors` list included; for answers and for planned faults alike. */
export function googleErrorBody(status: number, reason: string, message: string, extra: ErrorExtra = {}) {
  const { domain = 'global', location, locationType, details } = extra;
  return {
    error: {
      code: status,
      message,
      errors: [{ message, domain, reason, location, locationType }],
      status: extra.status ?? statusNames[status] ?? 'UNKNOWN',
      details,
    },
  };
}

/** An error as Google's APIs write it, to be thrown. */
export const googleError = (
  status: number,
  reason: string,
  message: string,
  extra: ErrorExtra = {},
): Refusal => new Refusal(json(googleErrorBody(status, reason, message, extra), status, extra.headers));

const signInHelp = 'See https://developers.google.com/identity/sign-in/web/devconsole-project.';

/** 401 of a call whose token is missing, unknown, expired or revoked. */
export const invalidCredentials = (isMissing: boolean): Refusal =>
  googleError(
    401,
    isMissing ? 'required' : 'authError',
    isMissing
      ? `Request is missing required authentication credential. Expected OAuth 2 access token, login cookie or other valid authentication credential. ${signInHelp}`
      : `Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. ${signInHelp}`,
    {
      location: 'Authorization',
      locationType: 'header',
      headers: {
        'www-authenticate': `Bearer realm="https://accounts.google.com/"${isMissing ? '' : ', error="invalid_token"'}`,
      },
    },
  );

/** 403 of a live token that lacks every scope the method accepts. */
export const insufficientScopes = (accepted: readonly string[]): Refusal =>
  googleError(403, 'insufficientPermissions', 'Request had insufficient authentication scopes.', {
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
        domain: 'googleapis.com',
      },
    ],
    headers: {
      'www-authenticate': `Bearer realm="https://accounts.google.com/", error="insufficient_scope", scope="${accepted.join(' ')}"`,
    },
  });

/** 404 of an id that is unknown, or not visible to this person. */
export const entityNotFound = (): Refusal => googleError(404, 'notFound', 'Requested entity was not found.');

/** 400 of a parameter or body member. */
export const invalidArgument = (message: string): Refusal => googleError(400, 'invalidArgument', message);
