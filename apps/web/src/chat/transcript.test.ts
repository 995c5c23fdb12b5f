import { expect, test } from '@jest/globals';
import type { Card, Message } from '../api/chat-types.js';
import { chunkOf } from './read-events.js';
import { type Chunk, withAnswer, withChunk } from './transcript.js';

const empty: Message = { id: 'r', role: 'assistant', parts: [] };
const built = (...chunks: Chunk[]) => chunks.reduce(withChunk, empty);
const asked: Chunk = {
  type: 'tool-input-available',
  toolCallId: 'c',
  toolName: 'github_comment',
  input: { number: 9 },
};
const card = { id: 'p', call: 'c', decision: null } as Card;

test('an answer grows by texts, calls and their results', () => {
  const { parts } = built(
    { type: 'start', messageId: 'r' },
    { type: 'text-start', id: '1' },
    { type: 'text-delta', id: '1', delta: 'I ' },
    { type: 'text-delta', id: '1', delta: 'look.' },
    asked,
    { type: 'tool-output-available', toolCallId: 'c', output: { id: 1 } },
    { type: 'text-start', id: '2' },
    { type: 'text-delta', id: '2', delta: 'Done.' },
    { type: 'finish' },
  );
  expect(parts).toEqual([
    { type: 'text', text: 'I look.' },
    {
      type: 'tool-github_comment',
      toolCallId: 'c',
      state: 'output-available',
      input: { number: 9 },
      output: { id: 1 },
    },
    { type: 'text', text: 'Done.' },
  ]);
});

test('a card stands once however often it comes, and goes when its call has ended', () => {
  const shown: Chunk = { type: 'data-card', id: 'p', data: card };
  expect(built(asked, shown, shown).parts).toHaveLength(2);
  expect(built(asked, shown, { type: 'tool-output-denied', toolCallId: 'c' }).parts).toMatchObject([
    { state: 'output-denied' },
  ]);
});

test('an answer that goes on takes the place of what is known of it', () => {
  const question: Message = { id: 'q', role: 'user', parts: [] };
  expect(withAnswer([question, empty], { ...empty, parts: [{ type: 'step-start' }] })).toHaveLength(2);
  expect(withAnswer([question], empty).map(({ id }) => id)).toEqual(['q', 'r']);
});

test('events are read, and what carries nothing is left out', () => {
  expect(chunkOf('data: {"type":"finish"}')).toEqual({ type: 'finish' });
  expect(chunkOf(': still there')).toBeUndefined();
  expect(chunkOf('data: [DONE]')).toBeUndefined();
});
