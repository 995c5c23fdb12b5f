/** What would help against an error: words for a link, and where it leads (absolute). */
export interface Fix {
  readonly label: string;
  readonly url?: string;
}

/** A value that the hub proposes for an input that is missing. */
export interface Candidate {
  readonly field: string;
  readonly value: unknown;
  readonly label: string;
}

/** Problem details as the hub sends them (RFC 9457). `retry_after` is in seconds. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly fix?: Fix;
  readonly problems?: readonly { readonly field: string; readonly problem: string }[];
  readonly candidates?: readonly Candidate[];
  readonly retry_after?: number;
  readonly log_id?: string;
}

/**
 * Why the hub did not do it. `code` is one of a closed set (`not_connected`, `missing_scope`, `reconnect_required`, `needs_input`,
 * `needs_approval`, `invalid_input`, `not_found`, `denied`, `conflict`, `rate_limited`, `upstream`, `outcome_unknown`, …), `status` 0
 * when no answer came.
 */
export class SkillhubError extends Error {
  override readonly name = 'SkillhubError';
  readonly code: string;
  readonly status: number;
  readonly fix: Fix | undefined;
  readonly problems: NonNullable<Problem['problems']>;
  readonly candidates: readonly Candidate[];
  /** Seconds after which trying again makes sense. */
  readonly retryAfter: number | undefined;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.detail, options);
    this.code = problem.code;
    this.status = problem.status;
    this.fix = problem.fix;
    this.problems = problem.problems ?? [];
    this.candidates = problem.candidates ?? [];
    this.retryAfter = problem.retry_after;
  }

  /** The error as a model reads it: what went wrong, with which input, and the link that the person can follow. */
  toText(): string {
    return [
      `${this.code}: ${this.message}`,
      ...this.problems.map(({ field, problem }) => `${field}: ${problem}`),
      ...this.candidates.map(
        ({ field, value, label }) => `${field} could be ${JSON.stringify(value)} (${label})`,
      ),
      ...(this.fix ? [[this.fix.label, this.fix.url].filter(Boolean).join(': ')] : []),
    ].join('\n');
  }
}
