import * as z from 'zod';

/** The two inputs of every list; the hub opens `cursor` and hands it to the tool as `after`. */
export const paging = {
  limit: z.int().min(1).max(50).default(10),
  cursor: z.string().max(4_000).optional().describe('From next_cursor'),
};
