/** Every way in which a call can fail; closed, so that doors and agents can switch over it. */
export const toolErrorCodes = [
  'invalid_input',
  'needs_input',
  'not_connected',
  'missing_scope',
  'reconnect_required',
  'denied',
  'needs_approval',
  'not_found',
  'conflict',
  'rate_limited',
  'upstream',
  'outcome_unknown',
  'unavailable',
] as const;

/** One of `toolErrorCodes`. */
export type ToolErrorCode = (typeof toolErrorCodes)[number];

/** What the reader can do about it: a sentence, and the page of the hub that does it (a path such as `/skills/review-code`). */
export interface Fix {
  readonly label: string;
  readonly path?: string;
}

/** One refused input: `field` is a dotted path (`labels.0`, empty for the whole input), `problem` a sentence about it. */
export interface InputProblem {
  readonly field: string;
  readonly problem: string;
}

/** One possible value of an input that is missing: `value` is what to send, `label` what a person reads. */
export interface Candidate {
  readonly field: string;
  readonly value: string;
  readonly label: string;
}

interface ToolErrorFacts {
  readonly fix?: Fix;
  readonly problems?: readonly InputProblem[];
  /** With `needs_input`: the values to choose from. */
  readonly candidates?: readonly Candidate[];
  /** Seconds to wait before the same call may succeed. */
  readonly retryAfter?: number;
  readonly cause?: unknown;
}

/** The one error that leaves a call. `message` is for the reader, `fix` for whoever can act; never holds a token or a vendor's raw answer. */
export class ToolError extends Error {
  override readonly name = 'ToolError';
  readonly fix: Fix | undefined;
  readonly problems: readonly InputProblem[];
  readonly candidates: readonly Candidate[];
  readonly retryAfter: number | undefined;

  constructor(
    readonly code: ToolErrorCode,
    message: string,
    facts: ToolErrorFacts = {},
  ) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.fix = facts.fix;
    this.problems = facts.problems ?? [];
    this.candidates = facts.candidates ?? [];
    this.retryAfter = facts.retryAfter;
  }
}
