import { Catalog } from '@hub/catalog';
import { providers, skills } from '@hub/integrations';
import type { Database } from '@hub/platform';
import { describe, expect, it } from '@jest/globals';

import { ToolSearch } from '../../../libs/catalog/src/search/tool-search.js';
import { toolLister } from '../../../apps/hub/src/mcp/answers.js';
import { costOf as listCostOf } from '../../../apps/hub/src/mcp/list-budget.js';
import { describedAs, foundWords, manyTools } from '../../../apps/hub/src/mcp/many-tools.js';
import { tools } from '../published.js';
import { requests } from '../search/requests.js';
import { budgetOf, budgets } from '../tokens/budgets.js';
import { listedTokensOf, tokensOf } from '../tokens/count-tokens.js';

// The schemas of a catalogue need no database.
const none = {} as Database;

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

describe('three tools in place of all', () => {
  const trio = manyTools.map(({ listed: { name, description, inputSchema } }) => ({ name, description, inputSchema }));
  const list = toolLister(new Catalog(none, { providers, skills }));

  it('cost an agent 700 tokens at most with one search of five and one description, whatever it looks for', () => {
    const listed = trio.reduce((sum, tool) => sum + tokensOf(JSON.stringify(tool)), 0);
    const search = new ToolSearch(tools, skills);
    const among = new Set(tools);
    const searches = requests.map(([request]) => tokensOf(foundWords(search.find(request, { among, most: 5 }))));
    const descriptions = tools.map((tool) => tokensOf(describedAs(list(tool))));
    const dearest = [listed, Math.max(...searches), Math.max(...descriptions)];
    expect([...dearest, dearest.reduce((sum, cost) => sum + cost) <= 700]).toEqual([...dearest, true]);
  });

  it('stand for a list by an estimate that is right within a fifth', () => {
    const estimated = tools.reduce((sum, tool) => sum + listCostOf(list(tool)), 0);
    expect(Math.abs(estimated / costOf(tools) - 1)).toBeLessThan(0.2);
  });
});
