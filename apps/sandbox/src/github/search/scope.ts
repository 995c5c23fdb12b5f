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
    if (negated) continue;
    const isThere = key === 'repo' ? visible.some((one) => fits(one, key, value)) : isAccount(call, value);
    if (!isThere) throw unsearchable();
  }
  const named = places.filter((one) => !one.negated);
  const excluded = places.filter((one) => one.negated);
  return visible.filter(
    (one) =>
      (named.length === 0 || named.some(({ key, value }) => fits(one, key, value))) &&
      !excluded.some(({ key, value }) => fits(one, key, value)),
  );
}

/** Whether somebody, or some organisation, has this name. */
const isAccount = ({ world }: Call, name: string): boolean =>
  name === '@me' || world.users.has(name) || world.repositories.hasOwner(name);

const people = ['author', 'assignee', 'review-requested', 'user-review-requested', 'reviewed-by', 'involves'];

/** Throws 422 when the search names a person who does not exist. */
export function refuseStrangers({ world }: Call, { qualifiers }: SearchQuery): void {
  const known = new Set([...world.users.keys()].map((login) => login.toLowerCase()));
  const isStranger = (value: string) => value !== '@me' && !known.has(value.toLowerCase());
  if (qualifiers.some(({ key, value }) => people.includes(key) && isStranger(value))) throw unsearchable();
}

const unsearchable = () =>
  invalid({
    resource: 'Search',
    field: 'q',
    code: 'invalid',
    message:
      'The listed users and repositories cannot be searched either because the resources do not exist or you do not have permission to view them.',
  });
