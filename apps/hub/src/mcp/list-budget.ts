import type { ListedTool } from './answers.js';

const known = new WeakMap<ListedTool, number>();
const lettersPerToken = 4;

/** What a listed tool costs a model, in tokens: what clients hand on of it, at four letters a token. */
export function costOf(tool: ListedTool): number {
  const before = known.get(tool);
  if (before !== undefined) return before;
  const { name, description, inputSchema } = tool;
  const cost = Math.ceil(JSON.stringify({ name, description, inputSchema }).length / lettersPerToken);
  known.set(tool, cost);
  return cost;
}

/** Whether a list costs more than that many tokens. */
export function isBeyond(budget: number, tools: readonly ListedTool[]): boolean {
  let cost = 0;
  return tools.some((tool) => (cost += costOf(tool)) > budget);
}
