/** An answer of any status, its body read whole. */
export interface IncomingAnswer {
  readonly status: number;
  /** Lower-case names; repeated headers joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** No answer came; `refused`: the place may not be reached. `reached` says whether the request may have arrived: only if it has not is a repeat harmless. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';

  constructor(
    readonly reason: 'timeout' | 'connection' | 'too_large' | 'refused',
    readonly reached: boolean,
    options?: ErrorOptions,
  ) {
    super(`No answer: ${reason}`, options);
  }
}
