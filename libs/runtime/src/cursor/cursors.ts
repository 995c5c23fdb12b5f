import type { CompanyKeys } from '@hub/identity';
import { ToolError } from '@hub/kit';
import * as z from 'zod';

import { hashOf } from './canonical.js';

/** Where a list goes on: the tool's own mark of the page (undefined for the first), and how many of its items were given already. */
export interface Position {
  readonly after: string | undefined;
  readonly skip: number;
}

/** What a cursor belongs to; it opens for nothing else. `input` is the parsed input, whose `cursor` is not looked at. */
export interface CursorPlace {
  readonly companyId: string;
  readonly personId: string;
  readonly tool: string;
  readonly connectionId: string;
  readonly input: Readonly<Record<string, unknown>>;
}

const day = 86_400_000;
const content = z.tuple([z.number(), z.string().nullable(), z.int().min(0)]);

/** Seals where a list goes on, so that an agent can carry it and neither read nor change it. Lives a day. */
export class Cursors {
  constructor(private readonly keys: CompanyKeys) {}

  /** The text for `next_cursor`. */
  async seal(place: CursorPlace, { after, skip }: Position): Promise<string> {
    const text = JSON.stringify([Date.now(), after ?? null, skip]);
    const sealed = await this.keys.seal(place.companyId, contextOf(place), text);
    return sealed.toString('base64url');
  }

  /** Reads what `seal` made; without a cursor it is the start. Throws ToolError `invalid_input` for any other cursor. */
  async open(place: CursorPlace): Promise<Position> {
    const { cursor } = place.input;
    if (cursor === undefined) return { after: undefined, skip: 0 };
    const [made, after, skip] = await this.read(place, cursor).catch((cause: unknown) => {
      throw cause instanceof ToolError ? cause : unknown(cause);
    });
    if (Date.now() - made > day) throw unknown();
    return { after: after ?? undefined, skip };
  }

  private async read(place: CursorPlace, cursor: unknown): Promise<z.output<typeof content>> {
    if (typeof cursor !== 'string') throw unknown();
    const sealed = Buffer.from(cursor, 'base64url');
    // Other spellings of the same bytes are not ours.
    if (sealed.toString('base64url') !== cursor) throw unknown();
    return content.parse(JSON.parse(await this.keys.open(place.companyId, contextOf(place), sealed)));
  }
}

function contextOf({ personId, tool, connectionId, input }: CursorPlace): string[] {
  const { cursor: _, ...rest } = input;
  return ['cursor', personId, tool, connectionId, hashOf(rest).toString('hex')];
}

const unknown = (cause?: unknown): ToolError =>
  new ToolError('invalid_input', 'This cursor does not belong to this question. Start with the first page.', {
    problems: [
      { field: 'cursor', problem: 'is not a next_cursor of the same tool, account and other inputs' },
    ],
    cause,
  });
