import { randomUUID, timingSafeEqual } from 'node:crypto';

import type { Account, Provider } from '@hub/kit';
import type { Person } from '@hub/identity';

import { ConnectRefused, type ConnectProblem } from '../errors.js';
import { endpointUrl, urlsOf } from '../provider-urls.js';
import type { Revocations } from '../revocations/revocations.js';
import type { TokenAnswer, Tokens } from '../token-endpoint/token-answer.js';
import type { TokenEndpoint } from '../token-endpoint/token-endpoint.js';
import type { Vault } from '../vault/vault.js';
import { type FlowParts, providerOf, sha256, verifierPlace } from './begin.js';
import {
  type ConnectionRow,
  findPinned,
  noteRefusal,
  type TransactionRow,
  useTransaction,
} from './statements.js';
import { type Granted, type StoredConnection, storeConnection } from './store-connection.js';

/** What came back to the callback address: the query as it was parsed, and who and which browser session it came with. */
export interface FinishRequest {
  readonly provider: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly sessionIdHash: Buffer;
  readonly person: Person;
}

/** A connection that was made, and the skill the person set out to connect. */
export interface Finished {
  readonly connection: StoredConnection;
  readonly skillId: string | undefined;
  /** The page that they came from, as a path; undefined for the skill's own. */
  readonly returnTo: string | undefined;
}

export interface FinishParts extends FlowParts {
  readonly vault: Vault;
  readonly revocations: Revocations;
  readonly endpoint: TokenEndpoint;
  /** Whose login a fresh token is, asked at the provider itself. */
  readonly accountOf: (provider: Provider, accessToken: string) => Promise<Account>;
}

/**
 * Ends a connect flow at the callback (RFC 6749 section 4.1.2, RFC 9207). Nothing is stored before the account is known and
 * is the one expected. Throws ConnectRefused with a code; the provider's own words are never passed on.
 */
export async function finish(parts: FinishParts, request: FinishRequest): Promise<Finished> {
  const { person, query } = request;
  const provider = providerOf(parts, request.provider);
  const state = textOf(query['state'], /^[\w-]{43}$/);
  const code = textOf(query['code'], /^[\x21-\x7e]{1,2048}$/);
  const transaction = await use(parts, person, state);
  const refuse = (problem: ConnectProblem) => refused(parts, request, problem, transaction);
  if (state === undefined || !transaction) throw await refuse('invalid_state');
  const problem = problemOf(parts, provider, request, transaction);
  if (problem !== undefined || code === undefined) throw await refuse(problem ?? 'provider_unavailable');
  const granted = await redeem(parts, request, provider, { code, state, transaction });
  if (typeof granted === 'string') throw await refuse(granted);
  const connection = await storeConnection(parts, person, provider, granted);
  const { skill_id: skillId, return_to: returnTo } = transaction;
  return { connection, skillId: skillId ?? undefined, returnTo: returnTo ?? undefined };
}

/** Trades the code and finds out whose login it is; a problem where there is nothing to store. */
async function redeem(
  parts: FinishParts,
  request: FinishRequest,
  provider: Provider,
  presented: Presented,
): Promise<Granted | ConnectProblem> {
  const { person } = request;
  const tokens = await exchange(parts, request, provider, presented);
  if (typeof tokens === 'string') return tokens;
  const account = await findAccount(parts, provider, tokens);
  if (!account) return 'provider_unavailable';
  if (await isExpected(parts, person, account, presented.transaction))
    return { account, tokens, scopes: tokens.scopes ?? presented.transaction.scopes };
  await giveBack(parts, provider, account, { tokens, person });
  return 'other_account';
}

const textOf = (value: unknown, form: RegExp): string | undefined =>
  typeof value === 'string' && form.test(value) ? value : undefined;

async function use(
  { database }: FinishParts,
  { companyId }: Person,
  state: string | undefined,
): Promise<TransactionRow | undefined> {
  if (state === undefined) return undefined;
  const [row] = await database.execute<TransactionRow>(useTransaction, [companyId, sha256(state)]);
  return row;
}

function problemOf(
  parts: FinishParts,
  provider: Provider,
  { person, query, sessionIdHash }: FinishRequest,
  transaction: TransactionRow,
): ConnectProblem | undefined {
  if (transaction.person_id !== person.id || !isSame(transaction.session_hash, sessionIdHash))
    return 'other_person';
  if (!transaction.in_time) return 'state_expired';
  if (transaction.provider !== provider.id || !isIssuer(parts, provider, query['iss']))
    return 'wrong_provider';
  if (query['error'] === undefined) return undefined;
  return query['error'] === 'access_denied' ? 'cancelled' : 'provider_unavailable';
}

const isSame = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);

// RFC 9207: compared byte by byte. An issuer is the authorization endpoint's address without its last step, or its base.
function isIssuer({ urls }: FinishParts, provider: Provider, issuer: unknown): boolean {
  if (issuer === undefined) return true;
  const known = urlsOf(provider, urls);
  const { authorize } = provider.oauth;
  const base = known[authorize.base];
  return issuer === base || issuer === endpointUrl(known, authorize).replace(/\/[^/]*$/, '');
}

interface Presented {
  readonly code: string;
  readonly state: string;
  readonly transaction: TransactionRow;
}

async function exchange(
  { keys, clients, endpoint }: FinishParts,
  { person }: FinishRequest,
  provider: Provider,
  { code, state, transaction }: Presented,
): Promise<Tokens | ConnectProblem> {
  const place = verifierPlace(person.id, provider.id, sha256(state));
  const verifier = await keys.open(person.companyId, place, transaction.verifier);
  const client = await clients.credentials(person.companyId, provider.id);
  const redirectUri = clients.redirectUri(provider.id);
  const answer: TokenAnswer = await endpoint.exchange(provider, client, { code, verifier, redirectUri });
  switch (answer.kind) {
    case 'granted':
      return answer.tokens;
    case 'dead':
      return 'state_expired';
    case 'client':
      await clients.markFailing(person.companyId, provider, answer.error);
      return 'not_ready';
    case 'transient':
      return 'provider_unavailable';
  }
}

async function findAccount(
  parts: FinishParts,
  provider: Provider,
  tokens: Tokens,
): Promise<Account | undefined> {
  const account = await parts.accountOf(provider, tokens.accessToken).catch(() => undefined);
  const isWhole = [account?.id, account?.label].every(
    (text) => typeof text === 'string' && /^.{1,255}$/.test(text),
  );
  return isWhole ? account : undefined;
}

async function isExpected(
  { database }: FinishParts,
  person: Person,
  account: Account,
  { connection_id: id, other_account: otherAccount, provider }: TransactionRow,
): Promise<boolean> {
  if (id === null || otherAccount) return true;
  const [pinned] = await database.execute<ConnectionRow>(findPinned, [
    person.companyId,
    person.id,
    provider,
    id,
  ]);
  return pinned === undefined || pinned.account_id === account.id;
}

// A token that nobody will use is ended, unless that would end a connection of the same account, whoever's it is.
async function giveBack(
  { revocations }: FinishParts,
  provider: Provider,
  account: Account,
  { tokens, person }: { tokens: Tokens; person: Person },
): Promise<void> {
  const { companyId, id: personId } = person;
  const ref = { companyId, personId, provider: provider.id, connectionId: randomUUID() };
  await revocations.end(ref, tokens, { reason: 'unwanted', accountId: account.id });
}

async function refused(
  { database }: FinishParts,
  { person, provider }: FinishRequest,
  problem: ConnectProblem,
  transaction: TransactionRow | undefined,
): Promise<ConnectRefused> {
  const values = [person.companyId, person.id, `provider:${provider}`, { problem }];
  await database.execute(noteRefusal, values);
  const own = transaction?.person_id === person.id;
  if (!own) return new ConnectRefused(problem);
  return new ConnectRefused(problem, transaction.skill_id ?? undefined, transaction.return_to ?? undefined);
}
