import { expect, it } from '@jest/globals';

import { jiraRoutes } from '../../apps/sandbox/src/atlassian/jira/api.js';
import type { Description } from './operation.js';
import { products } from './products.js';
import { describeWithSpecs } from './when-there.js';

const sorted = (scopes: readonly string[]): string[] => scopes.toSorted((a, b) => a.localeCompare(b));

const addressOf = (route: string): [string, string] => {
  const [method = '', path = ''] = route.split(' ');
  return [method, path.replaceAll(/[:*]\w+/g, 'x')];
};

describeWithSpecs('every Jira route of the sandbox', () => {
  const isOpenedBy = (description: Description, route: string, scopes: readonly string[]): boolean => {
    const accepted = description.scopesOf(...addressOf(route)) ?? [[]];
    return accepted.some((one) => sorted(one).join(' ') === sorted(scopes).join(' '));
  };

  it('is an operation that Atlassian describes', () => {
    const description = products.jira.describe();
    const unknown = Object.keys(jiraRoutes).filter(
      (route) => description.nameOf(...addressOf(route)) === undefined,
    );
    expect(unknown).toEqual([]);
  });

  it('wants the scopes that Atlassian names', () => {
    const description = products.jira.describe();
    const others = Object.entries(jiraRoutes)
      .filter(([route, { scopes }]) => !isOpenedBy(description, route, scopes))
      .map(([route, { scopes }]) => ({ route, scopes, official: description.scopesOf(...addressOf(route)) }));
    expect(others).toEqual([]);
  });
});
