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
    const after =
      typeof args['after'] === 'string'
        ? Number(Buffer.from(args['after'], 'base64url').toString().slice(7))
        : 0;
    const first = typeof args['first'] === 'number' ? args['first'] : undefined;
    if (first === undefined && args['last'] === undefined) {
      throw new FieldFault(
        `You must provide a \`first\` or \`last\` value to properly paginate the \`${type}\` connection.`,
        'UNPROCESSABLE',
      );
    }
    if (first !== undefined && (first < 1 || first > 100)) {
      throw new FieldFault(
        `Requesting ${first} records on the \`${type}\` connection exceeds the \`first\` limit of 100 records.`,
        'UNPROCESSABLE',
      );
    }
    const rows = first === undefined ? nodes.slice(-Number(args['last'])) : nodes.slice(after, after + first);
    const end = after + rows.length;
    return {
      __typename: `${type}Connection`,
      totalCount: nodes.length,
      nodes: rows,
      edges: rows.map((node, index) => ({
        __typename: `${type}Edge`,
        cursor: cursor(after + index + 1),
        node,
      })),
      pageInfo: {
        __typename: 'PageInfo',
        hasNextPage: end < nodes.length,
        hasPreviousPage: after > 0,
        startCursor: rows.length > 0 ? cursor(after + 1) : null,
        endCursor: rows.length > 0 ? cursor(end) : null,
      },
    };
  };
}

const cursor = (position: number): string => Buffer.from(`cursor:${position}`).toString('base64url');
