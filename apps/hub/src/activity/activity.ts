import type { Catalog } from '@hub/catalog';
import type { Person } from '@hub/identity';
import { ToolError } from '@hub/kit';
import type { Database } from '@hub/platform';
import * as z from 'zod';

/** What may be asked of one's activity. */
export const activityQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});

interface CallRow {
  readonly id: string;
  readonly at: Date;
  readonly place: string;
  readonly door: string;
  readonly agent: string | null;
  readonly tool: string;
  readonly effect: string;
  readonly provider: string;
  readonly account: string | null;
  readonly target: string | null;
  readonly outcome: string;
  readonly problem: string | null;
  readonly duration_ms: number | null;
}

const query = `SELECT id, at, at::text AS place, door, agent, tool, effect, provider, account, target, outcome, problem, duration_ms
  FROM calls WHERE company_id = $1 AND person_id = $2 AND ($3::timestamptz IS NULL OR (at, id) < ($3::timestamptz, $4::uuid))
  ORDER BY at DESC, id DESC LIMIT $5`;

/** A page of a person's own calls, newest first. A cursor is a place in time and shows nobody else's. */
export async function activityOf(
  { database, catalog }: { database: Database; catalog: Catalog },
  { companyId, id }: Person,
  { limit, cursor }: z.output<typeof activityQuery>,
) {
  const [place, after] = cursor === undefined ? [null, null] : readCursor(cursor);
  const rows = await database.inCompany(companyId, (manager) =>
    manager.query<CallRow[]>(query, [companyId, id, place, after, limit + 1]),
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((call) => itemOf(call, catalog)),
    next_cursor: rows.length > limit && last ? writeCursor(last) : null,
  };
}

function itemOf({ id, at, ...call }: CallRow, catalog: Catalog) {
  const { door, agent, tool, effect, provider, account, target, outcome, problem, duration_ms } = call;
  const title = catalog.tool(tool)?.title ?? tool;
  const what = { tool, title, effect, provider, account, target };
  return { id, at: at.toISOString(), door, agent, ...what, outcome, problem, duration_ms };
}

const writeCursor = ({ place, id }: CallRow): string => Buffer.from(`${place}|${id}`).toString('base64url');

const form =
  /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00)\|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function readCursor(cursor: string): [string, string] {
  const [, place = '', id = ''] = form.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (place !== '' && !Number.isNaN(Date.parse(place.replace(' ', 'T').replace('+00', 'Z'))))
    return [place, id];
  throw new ToolError('invalid_input', 'cursor: is not a next_cursor of this list', {
    problems: [{ field: 'cursor', problem: 'is not a next_cursor of this list' }],
  });
}
