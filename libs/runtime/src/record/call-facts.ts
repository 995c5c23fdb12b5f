import type { ToolErrorCode } from '@hub/kit';

import type { CallOptions } from '../credential.js';
import type { FoundCall } from '../find/find-call.js';

/** How a call ended. `sent`: it left and nothing came back yet; `unknown`: nothing will. */
export type Outcome = 'ok' | 'refused' | 'failed' | 'sent' | 'unknown';

/** Who called what, as the activity shows it. Holds neither input nor answer. */
export interface CallFacts {
  readonly companyId: string;
  readonly personId: string;
  readonly door: CallOptions['door'];
  readonly agent: string | null;
  readonly keyId: string | null;
  readonly tool: string;
  readonly effect: string;
  readonly provider: string;
  readonly connectionId: string | null;
  readonly account: string | null;
  readonly target: string | null;
}

/** A call and how it ended; `ended` is a reading of `performance.now()`. */
export interface EndedCall extends CallFacts {
  readonly outcome: Outcome;
  readonly problem: ToolErrorCode | null;
  readonly duration: number;
  readonly ended: number;
}

/** The facts of a found call; `target` says what it is about. */
export function factsOf(
  { tool, row }: FoundCall,
  { door, agent }: Pick<CallOptions, 'door' | 'agent'>,
  target?: string,
): CallFacts {
  return {
    companyId: row.company_id,
    personId: row.person_id,
    door,
    agent: agent?.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '').slice(0, 100) || null,
    keyId: row.key_id,
    tool: tool.name,
    effect: tool.effect,
    provider: tool.provider.id,
    connectionId: row.connection_id,
    account: row.account_label,
    target: target ?? null,
  };
}
