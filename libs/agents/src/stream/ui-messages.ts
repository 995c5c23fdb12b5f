import type { Catalog } from '@hub/catalog';

import { type Placed, type Result, type Turn } from '../conversations/entry.js';
import type { Pause } from '../pauses/pause.js';
import { cardData, metadataOf } from './ui-chunks.js';

/** A part of a message as the AI SDK's UI messages have it. */
export type UiPart = Readonly<Record<string, unknown>> & { readonly type: string };

/** A message as the AI SDK's clients keep it; `id` of an answer is its run's. */
export interface UiMessage {
  readonly id: string;
  readonly role: 'user' | 'assistant';
  readonly metadata: { readonly at: string };
  readonly parts: UiPart[];
}

/** A conversation as UI messages: each question, then everything that its run said and did as one answer. */
export function uiMessages(
  catalog: Catalog,
  placed: readonly Placed[],
  pauses: readonly Pause[],
): UiMessage[] {
  const results = new Map(
    placed.flatMap(({ entry }) => (entry.kind === 'result' ? [[entry.call, entry] as const] : [])),
  );
  const messages: UiMessage[] = [];
  for (const { id, run, at, entry } of placed) {
    const metadata = { at: at.toISOString() };
    if (entry.kind === 'question')
      messages.push({ id, role: 'user', metadata, parts: [{ type: 'text', text: entry.text }] });
    if (entry.kind === 'turn')
      answerOf(messages, run, metadata).parts.push(...turnParts(catalog, entry, { results, pauses }));
    if (entry.kind === 'note')
      answerOf(messages, run, metadata).parts.push({
        type: 'data-note',
        data: { reason: entry.reason, text: entry.text },
      });
  }
  return messages;
}

function answerOf(messages: UiMessage[], run: string, metadata: UiMessage['metadata']): UiMessage {
  const last = messages.at(-1);
  if (last?.role === 'assistant' && last.id === run) return last;
  const answer: UiMessage = { id: run, role: 'assistant', metadata, parts: [] };
  messages.push(answer);
  return answer;
}

interface Around {
  readonly results: ReadonlyMap<string, Result>;
  readonly pauses: readonly Pause[];
}

function turnParts(catalog: Catalog, { text, calls }: Turn, { results, pauses }: Around): UiPart[] {
  const own = calls.map(({ id }) => pauses.filter(({ call }) => call === id));
  return [
    { type: 'step-start' },
    ...(text === '' ? [] : [{ type: 'text', text, state: 'done' }]),
    ...calls.map((call, place) => ({
      type: `tool-${call.tool}`,
      toolCallId: call.id,
      input: results.get(call.id)?.input ?? call.input,
      toolMetadata: metadataOf(catalog, call.tool, results.get(call.id)),
      ...stateOf(results.get(call.id), own[place]?.at(-1)),
    })),
    ...own.flat().map((pause) => ({ type: 'data-card', id: pause.id, data: cardData(pause) })),
  ];
}

function stateOf(result: Result | undefined, pause: Pause | undefined): Readonly<Record<string, unknown>> {
  if (result) return endOf(result, pause?.id ?? '');
  return pause?.kind === 'approval' && pause.decision === undefined
    ? { state: 'approval-requested', approval: { id: pause.id, signature: pause.hash } }
    : { state: 'input-available' };
}

function endOf({ failure, content }: Result, pause: string): Readonly<Record<string, unknown>> {
  if (!failure) return { state: 'output-available', output: content };
  return failure.code === 'declined'
    ? { state: 'output-denied', approval: { id: pause, approved: false } }
    : { state: 'output-error', errorText: failure.message };
}
