import { providers, skills } from '@hub/integrations';
import { describe, expect, it } from '@jest/globals';

import { ToolSearch } from '../../../libs/catalog/src/search/tool-search.js';
import { productOf, tools } from '../published.js';
import { heldOut } from '../search/held-out.js';
import { requests } from '../search/requests.js';
import { scoreOf } from '../search/score.js';

const search = new ToolSearch(tools, skills);

describe('the search', () => {
it('is told how people ask for tools that there are', () => {
  const said = providers.flatMap(({ spoken = {} }) => Object.keys(spoken));
  const known = new Set(tools.flatMap((tool) => [tool.name, productOf(tool)]));
  expect(said.filter((name) => !known.has(name))).toEqual([]);
});

it('is asked two hundred requests for eighty-nine tools, and a hundred that were held out', () => {
  expect([requests.length, heldOut.length]).toEqual([200, 100]);
  const named = new Set([...requests, ...heldOut].flatMap(([, ...right]) => right));
  expect([...named].filter((name) => !tools.some((tool) => tool.name === name))).toEqual([]);
  expect(new Set(requests.map(([, tool]) => tool)).size).toBe(89);
});

it('finds the right tool among the first three for 95 % of what people ask', () => {
  const { share, missed } = scoreOf(search, tools, requests);
  expect({ share, missed: share >= 0.95 ? [] : missed }).toEqual({ share, missed: [] });
});

it('finds only what it may, never more than asked, and nothing for words that fit nothing', () => {
  const among = new Set(tools.filter(({ name }) => name.startsWith('drive_')));
  const found = search.find('reply to the mail', { among, most: 4 });
  expect(found.length).toBeLessThanOrEqual(4);
  expect(found.every((tool) => among.has(tool))).toBe(true);
  expect(search.find('xylophone zebra', { among, most: 5 })).toEqual([]);
  expect(search.find('', { among, most: 5 })).toEqual([]);
});

it('puts what is used before what fits as well', () => {
  const among = new Set(tools.filter(({ name }) => /^(github|jira)_get_issue$/.test(name)));
  const asked = (used: string) => search.find('read an issue', { among, most: 2, used: new Map([[used, 20]]) })[0]?.name;
  expect([asked('github_get_issue'), asked('jira_get_issue')]).toEqual(['github_get_issue', 'jira_get_issue']);
});

it('does as well on what it was not tuned with', () => {
  expect(scoreOf(search, tools, heldOut).share).toBeGreaterThanOrEqual(0.95);
});
});
