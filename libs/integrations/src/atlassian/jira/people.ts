import { ToolError } from '@hub/kit';

import type { Jira } from '../client.js';
import { ambiguous, unknownValue } from './choices.js';

/** Where a person has to be assignable. */
export type Place = { readonly project: string } | { readonly issueKey: string };

export interface User {
  readonly accountId?: string | undefined;
  readonly displayName?: string | undefined;
  readonly emailAddress?: string | undefined;
}

// 24 hexadecimal digits, or `557058:` and a UUID.
const isAccountId = (text: string): boolean => /^(?:[0-9a-f]{24}|\d{1,10}:[0-9a-f-]{36})$/i.test(text);

const isCalled = ({ displayName, emailAddress }: User, name: string): boolean =>
  [displayName, emailAddress].some((one) => one?.toLowerCase() === name.toLowerCase());

/** Whose account is meant by a name, an address, an account id or `me`. Throws ToolError with the people there are. */
export async function accountIdOf(
  jira: Jira,
  who: string,
  place: Place,
  field = 'assignee',
): Promise<string> {
  if (who.toLowerCase() === 'me') return idOf(await jira.getCurrentUser());
  if (isAccountId(who)) return who;
  const found = await jira.findAssignableUsers({ ...place, query: who, maxResults: 20 });
  const exact = found.filter((user) => isCalled(user, who));
  const [only, second] = exact.length > 0 ? exact : found;
  if (only === undefined) throw await nobodyCalled(jira, who, place, field);
  if (second !== undefined) throw ambiguous(field, who, found.map(candidateOf(field)));
  return idOf(only);
}

async function nobodyCalled(jira: Jira, who: string, place: Place, field: string): Promise<ToolError> {
  const all = await jira.findAssignableUsers({ ...place, query: '', maxResults: 20 }).catch(() => []);
  return unknownValue(
    field,
    who,
    all.flatMap(({ displayName }) => displayName ?? []),
  );
}

const candidateOf = (field: string) => (user: User) => ({
  field,
  value: idOf(user),
  label: [user.displayName, user.emailAddress].filter(Boolean).join(', '),
});

function idOf({ accountId }: User): string {
  if (accountId !== undefined) return accountId;
  throw new ToolError('upstream', 'Jira named a person without an account');
}
