import type { Statement } from '@hub/platform';
import type { PoolClient } from 'pg';

/** What a statement touched: its scans as `Index Scan using name on table`, and how long it took in milliseconds. */
export interface Plan {
  readonly scans: readonly string[];
  /** Tables that were read from their beginning to their end, of those with more rows than a page or two. */
  readonly wholeTables: readonly string[];
  readonly milliseconds: number;
}

// Of a table of a few rows PostgreSQL rightly reads the only page there is.
const large = new Set([
  'people',
  'api_keys',
  'connections',
  'connection_tokens',
  'refresh_due',
  'calls',
  'events',
]);

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly Node[];
}

/** Explains a statement as the hub runs it: by its generic plan, as the executor. What it writes is taken back. */
export async function planOf(
  client: PoolClient,
  { text }: Statement,
  values: readonly string[],
): Promise<Plan> {
  const given =
    values.length > 0 ? `(${values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', ')})` : '';
  await client.query('BEGIN');
  await client.query(`SET LOCAL ROLE skillhub_executor`);
  await client.query('SET LOCAL plan_cache_mode = force_generic_plan');
  await client.query(`PREPARE explained AS ${text}`);
  try {
    // Once to warm up, then once to look.
    await client.query(`SAVEPOINT before`);
    await client.query(`EXECUTE explained${given}`);
    await client.query(`ROLLBACK TO before`);
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Node; 'Execution Time': number }] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE explained${given}`,
    );
    const [explained] = rows[0]?.['QUERY PLAN'] ?? [];
    if (!explained) throw new Error('There is no plan');
    const nodes = flat(explained.Plan);
    return {
      scans: nodes.flatMap((node) => (node['Index Name'] ? [node['Index Name']] : [])),
      wholeTables: nodes.flatMap((node) =>
        node['Node Type'] === 'Seq Scan'
          ? large.has(node['Relation Name'] ?? '')
            ? (node['Relation Name'] ?? [])
            : []
          : [],
      ),
      milliseconds: explained['Execution Time'],
    };
  } finally {
    await client.query('ROLLBACK');
    await client.query('DEALLOCATE explained');
  }
}

const flat = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(flat)];
