/** What a handler gives back; the server writes it out. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
  /** Goes out in these pieces instead, with a pause before each: the same as `body`, as a stream. */
  pieces?: { readonly texts: readonly string[]; readonly pauseMs: number };
  /** After so many bytes the connection ends. */
  cutAfter?: number;
}

/** One request after its body was read; `path` is the raw pathname, still percent-encoded. */
export interface Incoming {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  body: Buffer;
}

/** A JSON answer; `undefined` members are left out, as JSON does. */
export const json = (value: unknown, status = 200, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(value),
});

/** A plain text answer. */
export const text = (body: string, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
});

/** A redirect by GET. */
export const redirect = (location: string): Answer => ({
  status: 302,
  headers: { location, 'cache-control': 'no-store' },
  body: '',
});

/** An answer without a body. */
export const noContent = (): Answer => ({ status: 204, headers: {}, body: '' });

/** Thrown by handlers to answer at once. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(readonly answer: Answer) {
    super(`answered ${answer.status}`);
  }
}
