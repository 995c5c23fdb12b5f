import type { Role } from '../people/person.js';

/** What a company lets its issuer say about people. */
export interface Directory {
  readonly companyId: string;
  readonly groupsClaim: string;
  readonly roleOfGroup: Readonly<Record<string, Role>>;
  readonly trustsEmail: boolean;
}
