/** Names one connection and whose it is: every statement and every seal is bound to all of it. `provider` is its id. */
export interface ConnectionRef {
  readonly companyId: string;
  readonly personId: string;
  readonly provider: string;
  readonly connectionId: string;
}

/** Where a token belongs (security requirement R18): the company and the key's version are added by CompanyKeys. */
export const placeOf = (ref: ConnectionRef, field: 'access_token' | 'refresh_token'): readonly string[] => [
  'connection',
  ref.personId,
  ref.provider,
  ref.connectionId,
  field,
];
