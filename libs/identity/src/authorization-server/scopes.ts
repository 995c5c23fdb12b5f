/** What a token may be for: tools that only read, and tools that change or send something. The second includes the first. */
export const toolScopes = { read: 'tools:read', write: 'tools:write' } as const;

/** Every scope of the hub's own doors, as a challenge or metadata name them. */
export const everyToolScope: readonly string[] = Object.values(toolScopes);

/** Whether a token with this scope (space-separated) may change something. */
export const mayWrite = (scope: string | undefined): boolean =>
  (scope ?? '').split(' ').includes(toolScopes.write);
