import { setTimeout as sleep } from 'node:timers/promises';

import type { Departures, RevocationCounts, RevocationList, Revocations } from '@hub/connections';
import type { Companies, Company } from '@hub/identity';

interface Parts {
  readonly companies: Companies;
  readonly departures: Departures;
  readonly revocations: Pick<Revocations, 'run'>;
  readonly list: Pick<RevocationList, 'counts'>;
}

/** How far closing a company has come. `refused` is when calls began to be refused; seconds are from the start of this run. */
export interface ClosingReport {
  readonly refusedAfter: number;
  readonly connections: number;
  readonly takenAwayAfter: number;
  readonly seconds: number;
  readonly tokens: RevocationCounts;
}

const takenAtOnce = 500;
const triedAtOnce = 200;

/**
 * Closes a company: its people are refused at once, then its connections are taken away, then every token is ended at its provider,
 * until all are or `patience` seconds have passed; the workers go on with the rest. Run again, it goes on where it was.
 */
export async function closeCompany(
  { companies, departures, revocations, list }: Parts,
  company: Pick<Company, 'id'>,
  { patience, tell }: { patience: number; tell: (line: string) => void },
): Promise<ClosingReport> {
  const began = performance.now();
  const passed = (): number => (performance.now() - began) / 1_000;
  const wasOpen = await companies.close(company);
  const refusedAfter = passed();
  tell(wasOpen ? 'Calls are refused from now on.' : 'The company was closed already; going on.');
  let connections = 0;
  for (let gone = 1; gone > 0; connections += gone)
    gone = await departures.ofCompany(company.id, takenAtOnce);
  const takenAwayAfter = passed();
  tell(`${connections} connections are gone here.`);
  for (let told = passed(); passed() < patience;) {
    const { taken } = await revocations.run(triedAtOnce, company.id);
    const { open, confirmed } = await list.counts(company.id);
    if (open === 0) break;
    if (taken === 0) await sleep(500);
    if (passed() - told < 5) continue;
    told = passed();
    tell(`${confirmed} ended at their provider, ${open} to go.`);
  }
  return {
    refusedAfter,
    connections,
    takenAwayAfter,
    seconds: passed(),
    tokens: await list.counts(company.id),
  };
}
