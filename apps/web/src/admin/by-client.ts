import type { CompanyAgent } from '../api/types.js';

/** One client with everybody who let it in. */
export interface ClientOfCompany {
  readonly clientId: string;
  readonly name: string;
  readonly host: string;
  /** Names, each once. */
  readonly people: readonly string[];
  /** Whether nobody but the client itself vouches for its name. */
  readonly isSelfRegistered: boolean;
}

/** The grants of a company by the client that they are for, in their order. */
export function byClient(agents: readonly CompanyAgent[]): ClientOfCompany[] {
  const groups = Map.groupBy(agents, ({ client_id: clientId }) => clientId);
  return [...groups].flatMap(([clientId, [first, ...more]]) =>
    first === undefined
      ? []
      : [
          {
            clientId,
            name: first.name,
            host: first.redirect_host,
            people: [...new Set([first, ...more].map(({ person }) => person.name))],
            isSelfRegistered: !clientId.startsWith('https://'),
          },
        ],
  );
}
