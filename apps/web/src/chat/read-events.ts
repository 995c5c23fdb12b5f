import { ApiProblem, problemOf } from '../api/problem.js';
import type { Chunk } from './transcript.js';

/** Posts to the hub and reads the answer as it comes. Throws ApiProblem, with status 0 when none came or it broke off. */
export async function* readEvents(path: string, body: unknown, signal: AbortSignal): AsyncGenerator<Chunk> {
  const response = await fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  }).catch(() => {
    throw new ApiProblem(0, { code: 'no_answer' });
  });
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => undefined));
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new ApiProblem(0, { code: 'no_answer' });
  yield* chunksIn(reader);
}

async function* chunksIn(reader: ReadableStreamDefaultReader<string>): AsyncGenerator<Chunk> {
  for (let rest = ''; ;) {
    const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }));
    if (done) return;
    const events = (rest + (value ?? '')).split('\n\n');
    rest = events.pop() ?? '';
    yield* events.map(chunkOf).filter((chunk) => chunk !== undefined);
  }
}

/** One server-sent event; undefined for what carries nothing. */
export function chunkOf(event: string): Chunk | undefined {
  const [, data] = /^data: (\{.*\})$/s.exec(event) ?? [];
  return data === undefined ? undefined : (JSON.parse(data) as Chunk);
}
