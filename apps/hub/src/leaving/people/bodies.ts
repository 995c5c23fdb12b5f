import type { Member } from '@hub/identity';
import * as z from 'zod';

import { line } from '../../rest/line.js';
import type { ErasedReport, LeftReport } from '../leaving.js';

/** Which people are listed. `after` is the id of the last one before. */
export const peopleQuery = z.strictObject({
  search: line(100).optional().describe('Part of a name or an address'),
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PeopleQuery = z.output<typeof peopleQuery>;

/** The address of whom it concerns, typed by the administrator: what cannot be undone is not one press away. */
export const eraseBody = z.strictObject({ confirm: line(320).min(3) });
export type EraseBody = z.output<typeof eraseBody>;

export const memberItem = (member: Member) => ({
  id: member.id,
  name: member.name,
  email: member.email,
  status: member.status,
  roles: member.roles,
  connections: member.connections,
  keys: member.keys,
});

export const leftItem = ({ sessions, keys, grants, agents, files, connections }: LeftReport) => ({
  sessions,
  keys,
  grants,
  agents,
  files,
  connections: connections.connections,
  by_provider: connections.byProvider,
  confirmed: (connections.states.confirmed ?? 0) + (connections.states.shared ?? 0),
  unconfirmed:
    connections.connections - (connections.states.confirmed ?? 0) - (connections.states.shared ?? 0),
});

export const erasedItem = ({ tombstone, left, waiting, tables }: ErasedReport) => ({
  ...leftItem(left),
  tombstone,
  waiting,
  tables: tables.map(({ place, what, rows }) => ({ table: place, what, rows })),
});
