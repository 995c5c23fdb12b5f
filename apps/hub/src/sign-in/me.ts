import type { Person, Role, Surroundings } from '@hub/identity';

/** A person as the API shows them to themselves. */
export interface Me {
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
  readonly company: { readonly id: string; readonly slug: string; readonly name: string };
  readonly roles: readonly Role[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
}

export const meOf = ({ id, name, email, roles }: Person, { company, teams }: Surroundings): Me => ({
  person: { id, name, email },
  company,
  roles,
  teams,
});
