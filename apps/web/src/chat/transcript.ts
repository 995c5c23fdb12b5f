import type { Card, Message, Part, ToolFacts, ToolPart } from '../api/chat-types.js';

/** A piece of an answer in the AI SDK's UI message stream protocol, as far as the page shows it. */
export type Chunk =
  | { type: 'start'; messageId: string }
  | { type: 'start-step' }
  | { type: 'text-start'; id: string }
  | { type: 'text-delta'; id: string; delta: string }
  | {
      type: 'tool-input-available';
      toolCallId: string;
      toolName: string;
      input: unknown;
      toolMetadata?: ToolFacts;
    }
  | { type: 'tool-output-available'; toolCallId: string; output: unknown; toolMetadata?: ToolFacts }
  | { type: 'tool-output-error'; toolCallId: string; errorText: string; toolMetadata?: ToolFacts }
  | { type: 'tool-output-denied'; toolCallId: string }
  | { type: 'data-card'; id: string; data: Card }
  | { type: 'data-note'; data: { reason: string; text: string } }
  | { type: 'finish' };

/** The answer with one more piece. Pieces of kinds that are not shown change nothing. */
export function withChunk(message: Message, chunk: Chunk): Message {
  const parts = partsWith(message.parts, chunk);
  return parts === message.parts ? message : { ...message, parts };
}

type Kind = Chunk['type'];
type Applied = { readonly [One in Kind]?: (parts: Part[], chunk: Extract<Chunk, { type: One }>) => Part[] };

const applied: Applied = {
  'text-start': (parts) => [...parts, { type: 'text', text: '' }],
  'text-delta': (parts, { delta }) => withText(parts, delta),
  'tool-input-available': (parts, chunk) => [...parts, toolPart(chunk)],
  'tool-output-available': withEnd,
  'tool-output-error': withEnd,
  'tool-output-denied': withEnd,
  'data-card': (parts, card) => [
    ...parts.filter((part) => part.type !== 'data-card' || part.id !== card.id),
    card,
  ],
  'data-note': (parts, note) => [...parts, note],
};

function partsWith(parts: Part[], chunk: Chunk): Part[] {
  const apply = applied[chunk.type] as ((parts: Part[], chunk: Chunk) => Part[]) | undefined;
  return apply ? apply(parts, chunk) : parts;
}

type End = Extract<Chunk, { type: `tool-output-${string}` }>;

function withEnd(parts: Part[], chunk: End): Part[] {
  const call = chunk.toolCallId;
  if (chunk.type === 'tool-output-denied') return withTool(parts, call, { state: 'output-denied' });
  const { toolMetadata } = chunk;
  const facts = toolMetadata && { toolMetadata };
  return chunk.type === 'tool-output-error'
    ? withTool(parts, call, { state: 'output-error', errorText: chunk.errorText, ...facts })
    : withTool(parts, call, { state: 'output-available', output: chunk.output, ...facts });
}

const toolPart = (chunk: Chunk & { type: 'tool-input-available' }): ToolPart => ({
  type: `tool-${chunk.toolName}`,
  toolCallId: chunk.toolCallId,
  state: 'input-available',
  input: chunk.input,
  ...(chunk.toolMetadata && { toolMetadata: chunk.toolMetadata }),
});

function withText(parts: Part[], delta: string): Part[] {
  const place = parts.findLastIndex(({ type }) => type === 'text');
  return parts.map((part, at) =>
    at === place && part.type === 'text' ? { ...part, text: part.text + delta } : part,
  );
}

// What a card waited for is over once its call has ended.
function withTool(parts: Part[], call: string, more: Partial<ToolPart>): Part[] {
  return parts.flatMap((part): Part[] => {
    if (part.type === 'data-card' && part.data.call === call && part.data.decision === null) return [];
    if (!isTool(part) || part.toolCallId !== call) return [part];
    return [{ ...part, ...more }];
  });
}

export const isTool = (part: Part): part is ToolPart => part.type.startsWith('tool-');

/** The messages with an answer that is still being made in its place: the last one, or after it. */
export function withAnswer(messages: readonly Message[], answer: Message | undefined): Message[] {
  if (!answer) return [...messages];
  const before = messages.filter(({ id }) => id !== answer.id);
  return [...before, answer];
}
