import type { Candidate, ProblemBody } from './types.js';

/** A call that did not succeed. `status` 0 means that no answer came. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: string;
  readonly fix: { label: string; url: string } | undefined;
  readonly fields: Readonly<Record<string, string>>;
  /** What to choose from when something was left open. */
  readonly candidates: readonly Candidate[];

  constructor(
    readonly status: number,
    body: ProblemBody,
  ) {
    super(body.detail ?? body.title ?? '');
    this.code = body.code ?? 'unknown';
    this.fix = body.fix ?? undefined;
    this.candidates = body.candidates ?? [];
    this.fields = Object.fromEntries((body.problems ?? []).map(({ field, problem }) => [field, problem]));
  }
}

/** Reads whatever a failed answer carried; a gateway's page of text counts as nothing said. */
export function problemOf(status: number, body: unknown): ApiProblem {
  return new ApiProblem(status, typeof body === 'object' && body !== null ? body : {});
}

/** The part of a link that stays on this hub, or undefined for any other address. */
export function innerPath(url: string, origin: string): string | undefined {
  const parsed = URL.parse(url, origin);
  return parsed?.origin === origin ? `${parsed.pathname}${parsed.search}` : undefined;
}
