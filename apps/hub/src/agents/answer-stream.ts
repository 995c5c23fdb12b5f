import type { Answering } from '@hub/agents';
import { UI_MESSAGE_STREAM_HEADERS, type UIMessageChunk } from 'ai';
import type { FastifyReply } from 'fastify';

const quiet = 15_000;

/** Sends an answer as server-sent events in the AI SDK's UI message stream protocol. Its reader may leave: the run goes on. */
export function sendAnswer(reply: FastifyReply, { conversation, stream }: Answering): void {
  void reply
    .status(200)
    .headers({
      ...UI_MESSAGE_STREAM_HEADERS,
      'skillhub-conversation': conversation,
      'cache-control': 'no-store',
    })
    .send(events(stream));
}

function events(stream: ReadableStream<UIMessageChunk>): ReadableStream<string> {
  const reader = stream.getReader();
  let ping: NodeJS.Timeout;
  return new ReadableStream<string>({
    start(out) {
      // Proxies end a connection on which nothing moves.
      ping = setInterval(() => out.enqueue(': still there\n\n'), quiet).unref();
    },
    async pull(out) {
      const { done, value } = await reader.read();
      if (!done) return out.enqueue(`data: ${JSON.stringify(value)}\n\n`);
      clearInterval(ping);
      out.enqueue('data: [DONE]\n\n');
      out.close();
    },
    async cancel(reason) {
      clearInterval(ping);
      await reader.cancel(reason);
    },
  });
}
