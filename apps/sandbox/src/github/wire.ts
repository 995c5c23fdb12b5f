/** A JSON object whose members we pass on without naming them. */
export type Wire = Record<string, unknown>;

/** The string member, or undefined when it is absent or of another type. */
export const textOf = (body: Wire, name: string): string | undefined =>
  typeof body[name] === 'string' ? body[name] : undefined;

/** An id as GraphQL and `node_id` use it. */
export const nodeId = (kind: string, id: number | string): string =>
  Buffer.from(`${kind}:${id}`).toString('base64url');
