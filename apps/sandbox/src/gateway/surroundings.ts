import type { Clock } from './clock.js';
import type { Faults } from './faults.js';
import type { Ledger } from './ledger.js';

/** A registered OAuth client. */
export interface Client {
  id: string;
  secret: string;
  name: string;
  redirectUris: Set<string>;
}

/** What the provider parts share with the whole sandbox. */
export interface Surroundings {
  clock: Clock;
  faults: Faults;
  ledger: Ledger;
  client: Client;
  /** Requests per hour and person. */
  rateLimit: number;
  /** Live refresh tokens per person, client and scopes, when another number than the provider's is wanted. */
  keptPairs: number | undefined;
  /** The sandbox's origin as clients see it. */
  origin: string;
}
