import {
  type AssistantModelMessage,
  type LanguageModel,
  type ModelMessage,
  streamText,
  type TextStreamPart,
  type ToolSet,
} from 'ai';

import type { Asked, Turn } from '../conversations/entry.js';
import type { Usage } from '../models/model-facts.js';
import type { Send } from '../stream/live.js';
import { modelTelemetry } from '../telemetry/spans.js';

interface Asking {
  readonly model: LanguageModel;
  readonly instructions: string;
  readonly messages: ModelMessage[];
  readonly tools: ToolSet;
  readonly signal: AbortSignal;
  /** Makes the ids of this turn's texts unlike those of another. */
  readonly place: number;
}

const silence = 60_000;

/** The model has said nothing at all. */
export class EmptyAnswer extends Error {
  override readonly name = 'EmptyAnswer';
}

/** Asks the model once and passes on what it says as it says it. Throws what went wrong at the vendor, after its own retries. */
export async function modelTurn(asking: Asking, send: Send): Promise<{ turn: Turn; usage: Usage }> {
  const { model, instructions, messages, tools, signal } = asking;
  const result = streamText({
    model,
    instructions,
    messages,
    tools,
    abortSignal: signal,
    maxRetries: 2,
    timeout: { firstChunkMs: silence, chunkMs: silence },
    telemetry: modelTelemetry(),
    // Whoever reads the stream is told too; without this it would be printed as well.
    onError: () => undefined,
  });
  const heard = new Hearing(asking.place, send);
  for await (const part of result.stream) heard.hear(part);
  const { inputTokens = 0, outputTokens = 0 } = await result.usage;
  const said = (await result.responseMessages).find(({ role }) => role === 'assistant');
  if (!said || (heard.text === '' && heard.calls.length === 0)) throw new EmptyAnswer();
  const { text, calls } = heard;
  const turn: Turn = { kind: 'turn', text, calls, message: said as AssistantModelMessage };
  return { turn, usage: { input: inputTokens, output: outputTokens } };
}

class Hearing {
  text = '';
  readonly calls: Asked[] = [];

  constructor(
    private readonly place: number,
    private readonly send: Send,
  ) {}

  hear(part: TextStreamPart<ToolSet>): void {
    if (part.type === 'error') throw part.error;
    if (part.type === 'abort') throw new DOMException(part.reason ?? 'Stopped', 'AbortError');
    if (part.type === 'tool-call')
      this.calls.push({ id: part.toolCallId, tool: part.toolName, input: part.input });
    if (part.type === 'text-start' || part.type === 'text-end')
      this.send({ type: part.type, id: this.idOf(part.id) });
    if (part.type === 'text-delta') {
      this.text += part.text;
      this.send({ type: 'text-delta', id: this.idOf(part.id), delta: part.text });
    }
  }

  private idOf(id: string): string {
    return `${this.place}-${id}`;
  }
}
