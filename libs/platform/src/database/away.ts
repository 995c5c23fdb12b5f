// PostgreSQL's classes of errors about the connection (08), about its going and coming (57P01 to 57P03), about no connection left (53300)
// and about a server that only reads because another one has taken over (25006); and what the network says.
const codes =
  /^(?:08\w{3}|57P0[123]|53300|25006|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
const words = /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered)/;

/** The database does not answer, or is not the one to ask. Nothing is wrong with what was asked: it may be asked again in a moment. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway';

  /** `reason` is the driver's code or words, without anything that was asked. */
  constructor(readonly reason: string) {
    super(`The database does not answer (${reason})`);
  }
}

/** What a driver threw, as DatabaseAway where that is what it means. TypeORM hides the driver's error in its own. */
export function asAway(cause: unknown): unknown {
  const { driverError = cause } = (cause ?? {}) as { driverError?: unknown };
  const { code, message } = (driverError ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && codes.test(code)) return new DatabaseAway(code);
  return typeof message === 'string' && words.test(message) ? new DatabaseAway(message) : cause;
}
