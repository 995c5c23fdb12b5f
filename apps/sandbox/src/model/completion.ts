import { randomBytes } from 'node:crypto';

import type { Chat } from './chat.js';
import type { Move } from './scenes/scene.js';

interface ToolCall {
  readonly id: string;
  readonly type: 'function';
  readonly function: { readonly name: string; readonly arguments: string };
}

/** One answer of the Chat Completions API, before it is written whole or in pieces. */
export interface Completion {
  readonly id: string;
  readonly created: number;
  readonly model: string;
  readonly text: string;
  readonly calls: readonly ToolCall[];
  readonly usage: {
    readonly prompt_tokens: number;
    readonly completion_tokens: number;
    readonly total_tokens: number;
  };
}

const tokens = (length: number): number => Math.ceil(length / 4);

/** `now` is in milliseconds. Tokens are counted as a quarter of the characters. */
export function completionOf({ model, promptLength }: Chat, move: Move, now: number): Completion {
  const text = move.text ?? '';
  const calls = ('calls' in move ? move.calls : []).map(({ tool, input }) => ({
    id: `call_${randomBytes(9).toString('hex')}`,
    type: 'function' as const,
    function: { name: tool, arguments: JSON.stringify(input) },
  }));
  const prompt = tokens(promptLength);
  const completion = tokens(text.length + JSON.stringify(calls).length);
  return {
    id: `chatcmpl-${randomBytes(12).toString('hex')}`,
    created: Math.floor(now / 1000),
    model,
    text,
    calls,
    usage: { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion },
  };
}

const reasonOf = ({ calls }: Completion): string => (calls.length > 0 ? 'tool_calls' : 'stop');

/** The answer to a request that does not stream. */
export function wholeAnswer(done: Completion): object {
  const { id, created, model, text, calls, usage } = done;
  const message = {
    role: 'assistant',
    content: text || null,
    ...(calls.length > 0 && { tool_calls: calls }),
  };
  const choices = [{ index: 0, message, finish_reason: reasonOf(done) }];
  return { id, object: 'chat.completion', created, model, choices, usage };
}

/** The same as server-sent events: a word at a time, then the calls, their arguments in two halves. */
export function streamedAnswer(done: Completion, includesUsage: boolean): string[] {
  const { id, created, model, text, calls, usage } = done;
  const event = (more: object): string =>
    `data: ${JSON.stringify({ id, object: 'chat.completion.chunk', created, model, ...more })}\n\n`;
  const delta = (part: object, reason: string | null = null): string =>
    event({ choices: [{ index: 0, delta: part, finish_reason: reason }] });
  return [
    delta({ role: 'assistant', content: '' }),
    ...(text.match(/\s*\S+\s*$|\s*\S+/g) ?? []).map((content) => delta({ content })),
    ...calls.flatMap((call, index) => callDeltas(call, index).map((part) => delta({ tool_calls: [part] }))),
    delta({}, reasonOf(done)),
    ...(includesUsage ? [event({ choices: [], usage })] : []),
    'data: [DONE]\n\n',
  ];
}

function callDeltas({ id, type, function: { name, arguments: text } }: ToolCall, index: number): object[] {
  const half = Math.ceil(text.length / 2);
  return [
    { index, id, type, function: { name, arguments: '' } },
    { index, function: { arguments: text.slice(0, half) } },
    { index, function: { arguments: text.slice(half) } },
  ];
}
