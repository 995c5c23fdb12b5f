import type { Field } from './parse.js';

/** A value of the graph; a function is a field with arguments, or one that costs something. */
export type Node = { __typename: string } & Record<string, unknown>;
export type Resolver = (args: Record<string, unknown>) => unknown;

/** An error of one field, in GitHub's form. */
export class FieldFault extends Error {
  override readonly name = 'FieldFault';
  constructor(
    message: string,
    readonly type: 'NOT_FOUND' | 'FORBIDDEN' | 'UNPROCESSABLE' | 'undefinedField',
  ) {
    super(message);
  }
}

/** Picks the selected fields of a node; a field that it does not have is an error, not null. */
export async function select(node: Node, fields: Field[]): Promise<Record<string, unknown>> {
  const picked: Record<string, unknown> = {};
  for (const field of fields) {
    if (!(field.name in node)) {
      throw new FieldFault(
        `Field '${field.name}' doesn't exist on type '${node.__typename}'`,
        'undefinedField',
      );
    }
    const member = node[field.name];
    const value: unknown = typeof member === 'function' ? await (member as Resolver)(field.args) : member;
    picked[field.alias] = await complete(value, field);
  }
  return picked;
}

async function complete(value: unknown, field: Field): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((item) => complete(item, field)));
  if (value !== null && typeof value === 'object') return select(value as Node, field.selections);
  return value ?? null;
}

/** A Relay connection over the whole list; `first` is at most 100, cursors are opaque. */
export function connection(type: string, nodes: Node[]): Resolver {
  return (args) => {
    const size = sizeOf(type, args);
    const after = positionOf(args['after']);
    const start = args['first'] === undefined ? Math.max(0, nodes.length - size) : after;
    return connectionPage(type, nodes, { start, end: Math.min(nodes.length, start + size) });
  };
}

function sizeOf(type: string, args: Record<string, unknown>): number {
  const size = args['first'] ?? args['last'];
  if (typeof size !== 'number') {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${type}\` connection.`;
    throw new FieldFault(message, 'UNPROCESSABLE');
  }
  if (size < 1 || size > 100) {
    const message = `Requesting ${size} records on the \`${type}\` connection exceeds the limit of 100 records.`;
    throw new FieldFault(message, 'UNPROCESSABLE');
  }
  return size;
}

function connectionPage(type: string, nodes: Node[], range: { start: number; end: number }): Node {
  const rows = nodes.slice(range.start, range.end);
  return {
    __typename: `${type}Connection`,
    totalCount: nodes.length,
    nodes: rows,
    edges: rows.map((node, index) => ({
      __typename: `${type}Edge`,
      cursor: cursor(range.start + index + 1),
      node,
    })),
    pageInfo: {
      __typename: 'PageInfo',
      hasNextPage: range.end < nodes.length,
      hasPreviousPage: range.start > 0,
      startCursor: rows.length > 0 ? cursor(range.start + 1) : null,
      endCursor: rows.length > 0 ? cursor(range.end) : null,
    },
  };
}

function positionOf(after: unknown): number {
  if (after === undefined || after === null) return 0;
  const text = typeof after === 'string' ? after : '';
  const position = /^cursor:(\d+)$/.exec(Buffer.from(text, 'base64url').toString())?.[1];
  if (position === undefined)
    throw new FieldFault(`\`${text}\` does not appear to be a valid cursor.`, 'UNPROCESSABLE');
  return Number(position);
}

const cursor = (position: number): string => Buffer.from(`cursor:${position}`).toString('base64url');
