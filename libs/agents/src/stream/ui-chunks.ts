import type { Catalog } from '@hub/catalog';
import type { UIMessageChunk } from 'ai';

import type { Asked, Note, Result } from '../conversations/entry.js';
import type { Pause } from '../pauses/pause.js';

type Json = Readonly<Record<string, string | number | boolean | null>>;

/** What a person reads about a call besides its input and output. */
export function metadataOf(catalog: Catalog, name: string, result?: Result): Json {
  const { title, effect, provider } = catalog.tool(name) ?? unknownTool;
  return { title: title || name, effect, provider: provider.id, ...(result && endOf(result)) };
}

const unknownTool = { title: '', effect: 'read', provider: { id: '' } } as const;

const endOf = ({ milliseconds, account, failure }: Result): Json => ({
  milliseconds,
  ...(account !== undefined && { account }),
  ...(failure && { code: failure.code }),
});

/** A card for the page: a pause as its person may see it. */
export const cardData = ({ id, call, kind, card, hash, expiresAt, decision }: Pause) => ({
  id,
  call,
  kind,
  hash,
  expires_at: expiresAt.toISOString(),
  decision: decision ?? null,
  tool: card.tool,
  title: card.title,
  effect: card.effect,
  provider: card.provider,
  skill: card.skill,
  input: card.input,
  account: card.account ?? null,
  message: card.message ?? null,
  missing: card.missing ?? [],
  agrees: card.agrees ?? false,
});

/** `cardData` as the API answers it. */
export type CardData = ReturnType<typeof cardData>;

/** The pieces of an answer in the AI SDK's UI message stream protocol; what it has no piece for are `data-card` and `data-note`. */
export const chunks = {
  call: (catalog: Catalog, { id, tool, input }: Asked): UIMessageChunk => ({
    type: 'tool-input-available',
    toolCallId: id,
    toolName: tool,
    input,
    toolMetadata: metadataOf(catalog, tool),
  }),

  result(catalog: Catalog, result: Result): UIMessageChunk {
    const { call: toolCallId, content, failure } = result;
    if (failure?.code === 'declined') return { type: 'tool-output-denied', toolCallId };
    const toolMetadata = metadataOf(catalog, result.tool, result);
    return failure
      ? { type: 'tool-output-error', toolCallId, errorText: failure.message, toolMetadata }
      : { type: 'tool-output-available', toolCallId, output: content, toolMetadata };
  },

  pause(pause: Pause): UIMessageChunk[] {
    const card = { type: 'data-card', id: pause.id, data: cardData(pause) } as const;
    if (pause.kind !== 'approval') return [card];
    const { id: approvalId, call: toolCallId, hash: signature } = pause;
    // Clients send the signature back with the decision: it is for what was shown.
    return [{ type: 'tool-approval-request', approvalId, toolCallId, signature }, card];
  },

  note: ({ reason, text }: Note): UIMessageChunk => ({ type: 'data-note', data: { reason, text } }),
};
