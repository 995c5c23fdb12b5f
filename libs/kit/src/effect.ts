/**
 * What a call does to the world. `read` changes nothing, `write` can be changed back, `send` reaches other people or
 * cannot be taken back, `destroy` removes something. Retries, approvals and MCP hints derive from it.
 */
export type Effect = 'read' | 'write' | 'send' | 'destroy';

/** All effects, mildest first. */
export const effects = ['read', 'write', 'send', 'destroy'] as const satisfies readonly Effect[];
