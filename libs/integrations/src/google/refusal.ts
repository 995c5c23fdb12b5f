interface Detail {
  readonly reason?: unknown;
  readonly location?: unknown;
}

interface ErrorBody {
  readonly error?: {
    readonly message?: unknown;
    readonly errors?: unknown;
    readonly details?: unknown;
  };
}

/**
 * An answer of Google with a status of 400 or more. `reason` is Google's word for it (`notFound`, `rateLimitExceeded`), empty where
 * it gave none; `location` the parameter it is about; `url` what was asked, without the query; `retryAfter` in seconds.
 * See https://developers.google.com/workspace/gmail/api/guides/handle-errors
 */
export class GoogleRefusal extends Error {
  override readonly name = 'GoogleRefusal';
  readonly reason: string;
  readonly location: string;
  readonly said: string;
  readonly retryAfter: number | undefined;

  constructor(
    readonly status: number,
    readonly url: string,
    answer: { readonly headers: Readonly<Record<string, string>>; readonly data: unknown },
  ) {
    super(`Google answered ${status}`);
    const { error } = (answer.data ?? {}) as ErrorBody;
    const [first] = listOf(error?.errors);
    const scope = listOf(error?.details).find(({ reason }) => reason === 'ACCESS_TOKEN_SCOPE_INSUFFICIENT');
    this.reason = scope === undefined ? textOf(first?.reason) : 'insufficientPermissions';
    this.location = textOf(first?.location);
    this.said = textOf(error?.message);
    this.retryAfter = Number(answer.headers['retry-after']) || undefined;
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const listOf = (value: unknown): Detail[] =>
  Array.isArray(value) ? value.filter((one): one is Detail => typeof one === 'object' && one !== null) : [];
