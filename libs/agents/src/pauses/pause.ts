import { createHash } from 'node:crypto';

import type { Candidate, Effect } from '@hub/kit';

/** What a run waits for: a yes, a value, an account, a permission, or a renewed sign-in. */
export type PauseKind = 'approval' | 'value' | 'connect' | 'permission' | 'reconnect';

/** A value that is missing: its name among the inputs, what is said about it, and what it may be. */
export interface MissingValue {
  readonly field: string;
  readonly description: string;
  readonly type: 'text' | 'number' | 'yes_no' | 'list';
  /** The only values there are; empty where any may be written. */
  readonly options: readonly Candidate[];
}

/** Everything that the person is shown. `input` are the exact arguments of the call. */
export interface Card {
  readonly tool: string;
  readonly title: string;
  readonly effect: Effect;
  readonly provider: { readonly id: string; readonly title: string };
  readonly skill: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** The login that the call would be made with, and its connection. */
  readonly account?: string | undefined;
  readonly connection?: string | undefined;
  readonly message?: string | undefined;
  readonly missing?: readonly MissingValue[] | undefined;
  /** Answering is agreeing too: the call changes something, and it was agreed to before it turned out what was missing. */
  readonly agrees?: boolean | undefined;
}

/** How a pause ended: agreed to or answered, refused, mended, or passed over. */
export type Decision = 'yes' | 'no' | 'done' | 'dropped';

/** A waiting call. `hash` stands for the tool, its exact input and the connection: what is agreed to is what is done. */
export interface Pause {
  readonly id: string;
  readonly call: string;
  readonly kind: PauseKind;
  readonly card: Card;
  readonly hash: string;
  readonly expiresAt: Date;
  readonly decision: Decision | 'expired' | undefined;
}

/** SHA-256 over a tool, its input and the connection it is made with, in hex; the order of keys makes no difference. */
export function hashOf({ tool, input, connection }: Pick<Card, 'tool' | 'input' | 'connection'>): string {
  return createHash('sha256')
    .update(JSON.stringify([tool, sorted(input), connection ?? null]))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return entries
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}
