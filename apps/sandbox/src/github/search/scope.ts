import type { Call } from '../call.js';
import { invalid } from '../errors.js';
import type { RepositoryFacts } from '../repositories.js';

import type { SearchQuery } from './query.js';

/** The repositories that a search covers; throws 422 when it names one that the caller cannot see. */
export function searchedRepositories(call: Call, query: SearchQuery): RepositoryFacts[] {
  const visible = call.world.repositories.visibleTo(call.login, call.scopes);
  const places = query.qualifiers.filter(({ key }) => key === 'repo' || key === 'org' || key === 'user');
  const fits = (one: RepositoryFacts, key: string, value: string): boolean => {
    const wanted = (value === '@me' ? call.login : value).toLowerCase();
    const name = one.fullName.toLowerCase();
    return key === 'repo' ? name === wanted : name.startsWith(`${wanted}/`);
  };
  for (const { key, value, negated } of places) {
    if (!negated && key === 'repo' && !visible.some((one) => fits(one, key, value))) throw unsearchable();
  }
  const named = places.filter((one) => !one.negated);
  const excluded = places.filter((one) => one.negated);
  return visible.filter(
    (one) =>
      (named.length === 0 || named.some(({ key, value }) => fits(one, key, value))) &&
      !excluded.some(({ key, value }) => fits(one, key, value)),
  );
}

const unsearchable = () =>
  invalid({
    resource: 'Search',
    field: 'q',
    code: 'invalid',
    message:
      'The listed users and repositories cannot be searched either because the resources do not exist or you do not have permission to view them.',
  });
