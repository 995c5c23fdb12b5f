import type { Database } from '@hub/platform';

interface Query {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

/** What rate-limiter-flexible takes for pg's client: it runs the limiter's statements as the executor. */
export const limiterClient = (database: Database) => ({
  query: async (query: Query) => {
    const rows = await database.execute(query, query.values);
    return { rows, rowCount: rows.length };
  },
});
