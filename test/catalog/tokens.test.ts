import { skills } from '@hub/integrations';
import { describe, expect, it } from '@jest/globals';

import { tools } from './published.js';
import { budgets } from './tokens/budgets.js';
import { listedTokensOf } from './tokens/count-tokens.js';

const costs = new Map(tools.map((tool) => [tool.name, listedTokensOf(tool)]));
const costOf = (names: readonly { readonly name: string }[]): number =>
  names.reduce((sum, { name }) => sum + (costs.get(name) ?? 0), 0);

describe('a tool in a list', () => {
  it.each([...costs])('costs what its budget allows: %s', (name, cost) => {
    const [most] = budgets[name] ?? [];
    expect(most).toBeDefined();
    expect(cost).toBeLessThanOrEqual(most ?? 0);
    expect(cost).toBeLessThanOrEqual(300);
  });

  it('costs 150 tokens on average at most', () => {
    expect(costOf(tools) / tools.length).toBeLessThanOrEqual(150);
  });

  it('has its own line in the table of budgets, and reads one for their answers', () => {
    expect(Object.keys(budgets).toSorted()).toEqual([...costs.keys()].toSorted());
    const measured = Object.entries(budgets).filter(([, budget]) => budget.length === 3);
    const reads = tools.filter(({ effect }) => effect === 'read');
    expect(measured.map(([name]) => name).toSorted()).toEqual(reads.map(({ name }) => name).toSorted());
  });
});

describe('a skill', () => {
  it.each(skills.map((skill) => [skill.id, skill] as const))(
    'costs an agent 1,500 tokens at most with all its tools: %s',
    (_id, skill) => expect(costOf(skill.tools)).toBeLessThanOrEqual(1_500),
  );
});
