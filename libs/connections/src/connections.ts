import type { Account, Provider, Skill } from '@hub/kit';
import type { CompanyKeys, Person } from '@hub/identity';
import type { Database, Log, Transport } from '@hub/platform';

import { disconnect } from './disconnect.js';
import { unknownConnection } from './errors.js';
import { begin, type BeginRequest, isUuid, providerOf } from './flow/begin.js';
import { finish, type Finished, type FinishRequest } from './flow/finish.js';
import { noteRefusal } from './flow/statements.js';
import { type Connection, connectionOf, listConnections, type ListedRow } from './list.js';
import type { ProviderClients } from './provider-clients/provider-clients.js';
import { endpointUrl, type ProviderUrls, urlsOf } from './provider-urls.js';
import { RefreshAhead } from './refresh/ahead.js';
import { Pace } from './refresh/pace.js';
import { Refresher } from './refresh/refresher.js';
import { Spool } from './refresh/spool.js';
import { takeBack } from './refresh/take-back.js';
import { Uses } from './refresh/uses.js';
import { Revocations } from './revocations/revocations.js';
import { compileDownloads } from './send/downloads.js';
import { type Guards, type HoldableConnection, Held, type Sending } from './send/held.js';
import { RateWatch } from './send/rate-watch.js';
import { sendOnce } from './send/send-once.js';
import { compileGuard } from './send/url-guard.js';
import type { TokenEndpoint } from './token-endpoint/token-endpoint.js';
import { Vault } from './vault/vault.js';

/** What connections are made with. `urls` are the configured base URLs, `skills` decide the scopes that are asked for. */
export interface ConnectionsParts {
  readonly database: Database;
  readonly keys: CompanyKeys;
  readonly clients: ProviderClients;
  readonly endpoint: TokenEndpoint;
  readonly transport: Transport;
  readonly urls: ProviderUrls;
  readonly providers: readonly Provider[];
  readonly skills: readonly Skill[];
  /** Folder for renewed tokens that the database could not take yet; without one, a crash at that moment loses them. */
  readonly spoolFolder?: string;
  /** Renewals per second that one provider app is asked for at most; 100 where absent. */
  readonly refreshRate?: number;
  readonly log?: Pick<Log, 'error'>;
}

/** How a disconnect ended: gone here in any case; `accessPage` is where the person can look at the provider. */
export interface Disconnected {
  readonly removedAtProvider: boolean;
  readonly accessPage: string;
}

const makeDefault = `UPDATE connections SET is_default = (id = $4)
  WHERE company_id = $1 AND person_id = $2 AND provider = $3 AND (is_default OR id = $4)`;

const noteDefault = `INSERT INTO events (company_id, person_id, action, subject) VALUES ($1, $2, 'connection.made_default', $3)`;

/** People's grants at providers: made, renewed, used and ended here. A token never leaves this library. */
export class Connections {
  private readonly vault: Vault;
  private readonly refresher: Refresher;
  private readonly ahead: RefreshAhead;
  private readonly spool: Spool | undefined;
  private readonly uses: Uses;
  /** Tokens of connections that went, until their provider has ended them. */
  readonly revocations: Revocations;
  private readonly rates = new RateWatch();
  private readonly guards = new WeakMap<Sending, Guards>();

  constructor(private readonly parts: ConnectionsParts) {
    this.vault = new Vault(parts.database, parts.keys);
    this.revocations = new Revocations({ ...parts, vault: this.vault });
    const pace = new Pace(parts.database, parts.refreshRate ?? 100);
    this.spool = parts.spoolFolder === undefined ? undefined : new Spool(parts.spoolFolder);
    const { vault, revocations, spool } = this;
    const renewing = { ...parts, vault, revocations, pace, ...(spool && { spool }) };
    this.refresher = new Refresher(renewing);
    this.ahead = new RefreshAhead(renewing);
    this.uses = new Uses(parts.database);
  }

  /** The person's own connections, by provider and age. */
  async list(person: Person): Promise<Connection[]> {
    const rows = await this.parts.database.inCompany(person.companyId, (manager) =>
      manager.query<ListedRow[]>(listConnections, [person.companyId, person.id]),
    );
    return rows.flatMap((row) => {
      const provider = this.parts.providers.find(({ id }) => id === row.provider);
      return provider ? [connectionOf(row, provider, this.parts.skills)] : [];
    });
  }

  /** The address at the provider to which the browser of this session goes next. Throws ToolError `not_found`, `invalid_input`, `denied`. */
  async begin(person: Person, sessionIdHash: Buffer, request: BeginRequest): Promise<{ url: string }> {
    return begin(this.parts, person, sessionIdHash, request);
  }

  /** Notes that somebody opened the link that an agent gave another person. */
  async noteForeignLink({ companyId, id }: Person, skillId: string): Promise<void> {
    const values = [companyId, id, `skill:${skillId.slice(0, 100)}`, { problem: 'other_person' }];
    await this.parts.database.execute(noteRefusal, values);
  }

  /** Ends the flow at the callback. Throws ConnectRefused, and then nothing was stored. */
  async finish(request: FinishRequest): Promise<Finished> {
    const accountOf = (provider: Provider, accessToken: string): Promise<Account> =>
      this.accountOf(provider, accessToken);
    const { vault, revocations } = this;
    return finish({ ...this.parts, vault, revocations, accountOf }, request);
  }

  /** Ends a connection here and at the provider. Throws ToolError `not_found` for an unknown or a foreign id alike. */
  async disconnect(person: Person, connectionId: string): Promise<Disconnected> {
    const provider = await this.providerOfConnection(person, connectionId);
    const { companyId, id: personId } = person;
    const asked = { companyId, ids: [connectionId], personId, reason: 'disconnected', by: personId } as const;
    const { revocations } = this;
    const removedAtProvider = await disconnect({ database: this.parts.database, revocations }, asked);
    if (removedAtProvider === undefined) throw unknownConnection();
    return {
      removedAtProvider,
      accessPage: endpointUrl(urlsOf(provider, this.parts.urls), provider.accessPage),
    };
  }

  /** Makes it the one that calls use when none is named. Throws ToolError `not_found`. */
  async makeDefault(person: Person, connectionId: string): Promise<void> {
    const provider = await this.providerOfConnection(person, connectionId);
    const { companyId, id } = person;
    await this.parts.database.inCompany(companyId, async (manager) => {
      // Two at once would offend the index of the one default, so the old one steps down first.
      await manager.query(`${makeDefault} AND is_default`, [companyId, id, provider.id, connectionId]);
      await manager.query(makeDefault, [companyId, id, provider.id, connectionId]);
      await manager.query(noteDefault, [companyId, id, `connection:${connectionId}`]);
    });
  }

  /** Starts connecting the same account again, with the permissions it has. Throws ToolError `not_found`, `denied`. */
  async reconnect(
    person: Person,
    sessionIdHash: Buffer,
    connectionId: string,
    otherAccount = false,
  ): Promise<{ url: string }> {
    const provider = await this.providerOfConnection(person, connectionId);
    return this.begin(person, sessionIdHash, {
      provider: provider.id,
      skillIds: [],
      connectionId,
      otherAccount,
    });
  }

  /** Takes up a connection for one call. `row` comes from the call's own lookup, which has checked whose it is. */
  hold(row: HoldableConnection, provider: Provider): Held {
    this.uses.note(row);
    return new Held(row, provider, {
      vault: this.vault,
      refresher: this.refresher,
      transport: this.parts.transport,
      rates: this.rates,
      guardsOf: (one, sending) => this.guardsOf(one, sending),
    });
  }

  /**
   * Renews up to `limit` tokens that are due before anybody waits for them. Returns how many were taken up. Any number of processes
   * may do so at a time; each token is renewed once.
   */
  async refreshDue(limit: number): Promise<number> {
    let taken = 0;
    for (let some = 1; some > 0 && taken < limit; taken += some) some = await this.ahead.next();
    await this.ahead.settled();
    return taken;
  }

  /** Renews what is due as it becomes due, until `signal` ends it; then what is under way ends first. */
  async keepFresh(signal: AbortSignal): Promise<void> {
    await this.ahead.keepOn(signal);
  }

  /** Takes renewed tokens that a crash or a lost database left in the spool into the database. Returns how many are left. */
  async emptySpool(age = 0): Promise<number> {
    return this.spool ? takeBack({ ...this.parts, vault: this.vault, spool: this.spool }, age) : 0;
  }

  /** Writes what is still in memory. */
  async close(): Promise<void> {
    await this.uses.flush();
  }

  private guardsOf(provider: Provider, sending: Sending): Guards {
    const known = this.guards.get(sending);
    if (known) return known;
    const bases = Object.values(urlsOf(provider, this.parts.urls));
    const { requests, downloads } = sending;
    const guards = {
      declared: compileGuard(requests, bases),
      download: downloads === undefined ? () => false : compileDownloads(downloads, bases),
    };
    this.guards.set(sending, guards);
    return guards;
  }

  private async accountOf(provider: Provider, accessToken: string): Promise<Account> {
    const urls = urlsOf(provider, this.parts.urls);
    const guard = compileGuard(provider.accountRequests, Object.values(urls));
    const send = sendOnce(this.parts.transport, guard, accessToken);
    return provider.account(provider.client({ urls, send, sites: [] }));
  }

  private async providerOfConnection(person: Person, connectionId: string): Promise<Provider> {
    if (!isUuid(connectionId)) throw unknownConnection();
    const rows = await this.parts.database.inCompany(person.companyId, (manager) =>
      manager.query<{ provider: string }[]>(
        'SELECT provider FROM connections WHERE company_id = $1 AND person_id = $2 AND id = $3',
        [person.companyId, person.id, connectionId],
      ),
    );
    const [row] = rows;
    if (!row) throw unknownConnection();
    return providerOf(this.parts, row.provider);
  }
}
