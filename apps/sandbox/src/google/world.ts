import type { Clock } from '../gateway/clock.js';
import { Grants } from '../gateway/grants.js';
import type { Surroundings } from '../gateway/surroundings.js';

import type { GooglePerson } from './people.js';
import { people } from './people.js';

/** How much there is beyond the hand-written seed; nothing when absent. */
export interface GoogleScale {
  /** Mails in Ana's mailbox. */
  mails?: number;
  /** Files in Ana's Drive. */
  files?: number;
}

/** What Google's products share: accounts, consent and tokens. */
export class GoogleWorld {
  readonly grants: Grants;
  readonly people: readonly GooglePerson[] = people;
  readonly urls: { accounts: string; oauth: string; api: string };

  constructor(
    readonly around: Surroundings,
    readonly scale: GoogleScale = {},
  ) {
    const base = `${around.origin}/google`;
    this.urls = { accounts: `${base}/accounts`, oauth: `${base}/oauth`, api: `${base}/api` };
    this.grants = new Grants(around.clock, {
      accessPrefix: 'ya29.a0',
      refreshPrefix: '1//0',
      accessSeconds: 3599,
      refreshSeconds: 15_811_200,
      codeSeconds: 600,
      keptPairs: around.keptPairs ?? 100,
    });
  }

  get clock(): Clock {
    return this.around.clock;
  }

  /** The account of a login, or of an address in any case. */
  findPerson(loginOrEmail: string): GooglePerson | undefined {
    const wanted = loginOrEmail.toLowerCase();
    return this.people.find((one) => one.login === wanted || one.email === wanted);
  }

  /** The account of a login that is known to exist. */
  personOf(login: string): GooglePerson {
    const found = this.findPerson(login);
    if (!found) throw new Error(`no Google account ${login}`);
    return found;
  }
}
