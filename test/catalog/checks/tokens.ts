import { skills } from '@hub/integrations';
import { describe, expect, it } from '@jest/globals';

import { tools } from '../published.js';
import { budgetOf, budgets } from '../tokens/budgets.js';
import { listedTokensOf } from '../tokens/count-tokens.js';

const costs = new Map(tools.map((tool) => [tool.name, listedTokensOf(tool)]));
const costOf = (names: readonly { readonly name: string }[]): number =>
  names.reduce((sum, { name }) => sum + (costs.get(name) ?? 0), 0);

describe('a tool in a list', () => {
  it.each([...costs])('costs what its budget allows: %s', (name, cost) => {
    expect(cost).toBeLessThanOrEqual(budgetOf(name).listed);
    expect(cost).toBeLessThanOrEqual(300);
  });

  it('costs 150 tokens on average at most', () => {
    expect(costOf(tools) / tools.length).toBeLessThanOrEqual(150);
  });

  it('has no budget when it is gone, and one for its answer only when it reads', () => {
    const reads = new Set(tools.filter(({ effect }) => effect === 'read').map(({ name }) => name));
    expect(Object.keys(budgets).filter((name) => !costs.has(name))).toEqual([]);
    expect(Object.keys(budgets).filter((name) => budgets[name]?.length === 3 && !reads.has(name))).toEqual(
      [],
    );
  });
});

describe('a skill', () => {
  it.each(skills.map((skill) => [skill.id, skill] as const))(
    'costs an agent 1,500 tokens at most with all its tools: %s',
    (_id, skill) => expect(costOf(skill.tools)).toBeLessThanOrEqual(1_500),
  );
});
