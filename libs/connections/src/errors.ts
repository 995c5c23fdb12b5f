import { type Provider, ToolError } from '@hub/kit';

/** Why connecting did not work, in codes that a page turns into words; nothing of the provider's own text is in them. */
export type ConnectProblem =
  | 'invalid_state'
  | 'other_person'
  | 'state_expired'
  | 'cancelled'
  | 'wrong_provider'
  | 'other_account'
  | 'not_ready'
  | 'provider_unavailable';

const words: Record<ConnectProblem, string> = {
  invalid_state: 'This connect link is not known, or was used already. Start again from the skill.',
  other_person: 'This connect link was made for another person or another browser. Nothing was connected.',
  state_expired: 'Connecting took too long. Start again from the skill.',
  cancelled: 'You did not allow the access. Nothing was connected.',
  wrong_provider: 'The answer did not come from the provider that was asked. Nothing was connected.',
  other_account: 'You allowed access with another account than before. The connection was not changed.',
  not_ready: 'The provider does not accept the hub’s registration. Ask your administrator to check it.',
  provider_unavailable: 'The provider did not answer as expected. Try again in a minute.',
};

/** A connect flow that ended without a connection. `skillId` and `returnTo` (a path) are where the person came from, when that is known. */
export class ConnectRefused extends Error {
  override readonly name = 'ConnectRefused';

  constructor(
    readonly problem: ConnectProblem,
    readonly skillId?: string,
    readonly returnTo?: string,
  ) {
    super(words[problem]);
  }
}

const reconnect = { label: 'Reconnect your account', path: '/connections?needs=me' };

/** Why a connection must be renewed. The sentence is stored beside it for its owner, the code in the event. */
export const reconnectReasons = {
  grant_ended: 'The access has ended at the provider.',
  lost_rotation: 'The provider renewed the access, but its answer was lost on the way.',
  token_expired: 'The access has expired, and the provider gave no way to renew it.',
  access_withdrawn: 'The provider no longer accepts the access.',
  unreadable: 'What the hub keeps of the access can no longer be opened.',
} as const;

export type ReconnectReason = keyof typeof reconnectReasons;

/** `sentence` is what is stored beside the connection. */
export const reconnectRequired = (provider: Provider, sentence: string | null): ToolError =>
  new ToolError('reconnect_required', `${provider.title} must be connected again. ${sentence ?? ''}`.trim(), {
    fix: reconnect,
  });

export const notConnected = (provider: Provider): ToolError =>
  new ToolError('not_connected', `${provider.title} is not connected.`, {
    fix: { label: `Connect ${provider.title}`, path: '/connections' },
  });

export const unavailable = (provider: Provider, retryAfter?: number): ToolError =>
  new ToolError(
    'upstream',
    `${provider.title} does not answer as expected right now.`,
    retryAfter === undefined ? {} : { retryAfter: Math.max(1, Math.ceil(retryAfter)) },
  );

export const unknownConnection = (): ToolError => new ToolError('not_found', 'There is no such connection.');
