import * as z from 'zod';

import { loginOf } from '../rows.js';

interface Review {
  readonly user: { readonly login: string } | null;
  readonly state: string;
}

export const verdicts = z.object({
  approved_by: z.array(z.string()),
  changes_requested_by: z.array(z.string()),
});

/** Who stands where: each reviewer's last verdict. A comment leaves it as it was, a dismissal takes it away. */
export function verdictsOf(reviews: readonly Review[]): z.infer<typeof verdicts> {
  const last = new Map<string, string>();
  for (const { user, state } of reviews)
    if (state !== 'COMMENTED' && state !== 'PENDING') last.set(loginOf(user), state);
  const standing = (state: string) =>
    [...last].filter(([, verdict]) => verdict === state).map(([login]) => login);
  return { approved_by: standing('APPROVED'), changes_requested_by: standing('CHANGES_REQUESTED') };
}
