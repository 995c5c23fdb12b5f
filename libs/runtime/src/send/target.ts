import type { Tool } from '@hub/kit';

const identifier = /^[\w.@/:#-]{1,80}$/;

/** What a call is about, for the person's activity: its required inputs that are names or numbers, never texts. Undefined when there are none. */
export function targetOf(tool: Tool, input: Readonly<Record<string, unknown>>): string | undefined {
  const named = Object.entries(tool.input.shape)
    .filter(([key, schema]) => key === 'repo' || !schema.safeParse(undefined).success)
    .map(([key]) => input[key])
    .filter((value) => typeof value === 'number' || (typeof value === 'string' && identifier.test(value)));
  return named.length === 0 ? undefined : named.join(' ').slice(0, 200);
}
