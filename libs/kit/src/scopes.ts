import type { Provider } from './provider.js';
import type { ScopeChoice, Tool } from './tool.js';

const together = (alternative: string | readonly string[]): readonly string[] =>
  typeof alternative === 'string' ? [alternative] : alternative;

/** `granted` and every scope it implies at the provider. */
export function withImplied(provider: Provider, granted: readonly string[]): Set<string> {
  const all = new Set<string>();
  const add = (scope: string): void => {
    if (all.has(scope)) return;
    all.add(scope);
    provider.scopes[scope]?.includes?.forEach(add);
  };
  granted.forEach(add);
  return all;
}

/** Whether any alternative is wholly within `held`. An empty choice needs no scope. */
function suffices(held: ReadonlySet<string>, choice: ScopeChoice): boolean {
  return choice.length === 0 || choice.some((one) => together(one).every((scope) => held.has(scope)));
}

/**
 * The fewest scopes that let all `tools` of one provider work: those of `prefers` that some tool can use, then tools with a
 * single alternative, then what is still missing. Sorted.
 */
export function scopesFor(
  provider: Provider,
  tools: readonly Tool[],
  prefers: readonly string[] = [],
): string[] {
  const usable = new Set(tools.flatMap(({ scopes }) => scopes.flatMap(together)));
  const asked = new Set(prefers.filter((scope) => scope in provider.scopes && usable.has(scope)));
  const byFreedom = tools
    .filter((tool) => tool.provider.id === provider.id)
    .toSorted((a, b) => a.scopes.length - b.scopes.length);
  for (const tool of byFreedom) {
    const least = tool.scopes[0];
    if (least !== undefined && !suffices(withImplied(provider, [...asked]), tool.scopes))
      together(least).forEach((scope) => asked.add(scope));
  }
  return [...asked].toSorted();
}

/** What is missing for `tool`, in its least alternative; empty when it may run. */
export function missingScopes(tool: Tool, granted: readonly string[]): string[] {
  const held = withImplied(tool.provider, granted);
  if (suffices(held, tool.scopes)) return [];
  return together(tool.scopes[0] ?? []).filter((scope) => !held.has(scope));
}

/** The providers of `tools`, each once, in order of first use. */
export function providersOf(tools: readonly Tool[]): Provider[] {
  return [...new Map(tools.map((tool) => [tool.provider.id, tool.provider])).values()];
}
