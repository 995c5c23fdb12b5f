import type { JsonSchema } from '@hub/catalog';
import type { Tool, ToolError } from '@hub/kit';

import { missingValues } from './missing-values.js';
import type { Card, Pause, PauseKind } from './pause.js';

/** A call before it is decided: its tool, the skill that has it, and the input as it stands. */
export interface Waiting {
  readonly tool: Tool;
  readonly schema: JsonSchema;
  readonly skill: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What to wait for. */
export interface Wanted {
  readonly kind: PauseKind;
  readonly card: Card;
}

/** The part of a card that every kind has. */
export const cardOf = ({ tool, skill, input }: Waiting): Card => ({
  tool: tool.name,
  title: tool.title,
  effect: tool.effect,
  provider: { id: tool.provider.id, title: tool.provider.title },
  skill,
  input,
});

const kinds: Partial<Record<ToolError['code'], PauseKind>> = {
  not_connected: 'connect',
  missing_scope: 'permission',
  reconnect_required: 'reconnect',
};

/** What the person can do about an error so that the very same call succeeds; undefined where the model has to be told. */
export function pauseFor(waiting: Waiting, error: ToolError, agreed: Pause | undefined): Wanted | undefined {
  const { account, connection } = agreed?.card ?? {};
  const card = { ...cardOf(waiting), message: error.message, account, connection };
  const kind = kinds[error.code];
  if (kind) return { kind, card };
  const missing = error.code === 'needs_input' ? missingValues(error, waiting.schema) : undefined;
  return missing && { kind: 'value', card: { ...card, missing, ...(agreed && { agrees: true }) } };
}
