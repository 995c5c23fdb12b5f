import { GoogleRefusal } from '../refusal.js';

/** What `asked` gives, undefined where Google has no such thing (any more). */
export const ifThere = <Result>(asked: Promise<Result>): Promise<Result | undefined> =>
  asked.catch((cause: unknown) => {
    if (cause instanceof GoogleRefusal && cause.status === 404) return undefined;
    throw cause;
  });
