import { type InputProblem, ToolError } from '@hub/kit';
import type * as z from 'zod';

import { parseWith } from '../rest/parse-with.js';
import { decisionBody, messageBody } from './agent-bodies.js';

/** An answer to an approval, as the AI SDK's chat clients send it: inside of the last message. */
export interface SentDecision {
  readonly id: string;
  readonly yes: boolean;
  readonly hash: string;
}

/** What was sent to a conversation: a question, or decisions about calls that wait. */
export type SentMessage = { readonly text: string } | { readonly decisions: readonly SentDecision[] };

type Part =
  z.output<typeof messageBody> extends infer Body
    ? Body extends { messages: { parts: (infer One)[] }[] }
      ? One
      : never
    : never;

/** Reads the body of a message. Throws ToolError `invalid_input` when there is neither a text nor a decision in it. */
export function readMessage(body: unknown): SentMessage {
  const message = parseWith(messageBody, body);
  if ('text' in message) return message;
  const last = message.messages.at(-1);
  const parts = last?.parts ?? [];
  if (last?.role === 'assistant') return { decisions: decisionsIn(parts) };
  const texts = parts.flatMap(({ type, text }) =>
    type === 'text' && typeof text === 'string' ? [text] : [],
  );
  return parseWith(messageBody.options[0], { text: texts.join('\n') });
}

function decisionsIn(parts: readonly Part[]): SentDecision[] {
  const decided = parts
    .filter((part) => part['state'] === 'approval-responded')
    .map((part) => part['approval']);
  if (decided.length === 0) throw wrong('messages', 'ends with neither a question nor a decision');
  return decided.map((approval) => {
    const { id, approved, signature } = (approval ?? {}) as Record<string, unknown>;
    if (typeof id !== 'string' || typeof approved !== 'boolean')
      throw wrong('messages', 'holds a decision about nothing');
    const { hash } = parseWith(decisionBody.pick({ hash: true }), { hash: signature });
    return { id, yes: approved, hash };
  });
}

const wrong = (field: string, problem: InputProblem['problem']): ToolError =>
  new ToolError('invalid_input', `${field}: ${problem}`, { problems: [{ field, problem }] });
