import type { Database, Statement } from '@hub/platform';

// The latest calls only, so that it costs the same for a busy person as for anybody.
const statement: Statement = {
  name: 'runtime.used_tools',
  text: `SELECT tool, count(*)::int AS uses FROM (
      SELECT tool FROM calls WHERE company_id = $1 AND person_id = $2 AND at > now() - interval '30 days'
      ORDER BY at DESC LIMIT 300) AS latest
    GROUP BY tool`,
};

/** How often a person has used each tool lately, by its name. */
export async function usedTools(
  database: Pick<Database, 'execute'>,
  { companyId, personId }: { companyId: string; personId: string },
): Promise<Map<string, number>> {
  const rows = await database.execute<{ tool: string; uses: number }>(statement, [companyId, personId]);
  return new Map(rows.map(({ tool, uses }) => [tool, uses]));
}
