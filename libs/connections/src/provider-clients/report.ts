import type { Provider } from '@hub/kit';

import type { TokenAnswer } from '../token-endpoint/token-answer.js';
import type { Revocation } from '../token-endpoint/token-endpoint.js';

/** One line of a check, for an administrator: `detail` says what is wrong and where to change it. */
export interface ReportRow {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** Reads what the token endpoint said to a code that cannot exist: only a right client gets as far as the code. */
export function reportOnToken(provider: Provider, answer: TokenAnswer, redirectUri: string): ReportRow[] {
  const client = (ok: boolean, detail: string): ReportRow => ({ name: 'Client ID and secret', ok, detail });
  const redirect = (ok: boolean, detail: string): ReportRow => ({ name: 'Redirect address', ok, detail });
  const { title } = provider;
  if (answer.kind === 'dead' || answer.kind === 'granted')
    return [
      client(true, `${title} accepts them.`),
      redirect(true, `${title} did not object to ${redirectUri}.`),
    ];
  if (answer.kind === 'transient')
    return [
      client(
        false,
        `${title} did not answer as expected (${answer.reason}). Check its address, then try again.`,
      ),
    ];
  if (answer.error === 'redirect_uri_mismatch')
    return [
      client(true, `${title} accepts them.`),
      redirect(false, `${title} does not know it. Enter exactly ${redirectUri} there.`),
    ];
  return [client(false, `${title} refuses them (${answer.error}). Copy both again from its settings.`)];
}

/** Reads what the revocation endpoint said to a token that cannot exist. */
export function reportOnRevocation(provider: Provider, revocation: Revocation): ReportRow[] {
  if (revocation === 'impossible') return [];
  const name = 'Withdrawing access';
  if (revocation === 'removed' || revocation === 'already_gone')
    return [{ name, ok: true, detail: `${provider.title} will end the access when a person disconnects.` }];
  const detail =
    revocation === 'refused'
      ? `${provider.title} does not accept the client there. Check the secret.`
      : `${provider.title} did not answer as expected. Try again in a minute.`;
  return [{ name, ok: false, detail }];
}
