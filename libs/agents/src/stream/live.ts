import type { UIMessageChunk } from 'ai';

/** Passes a piece of an answer on to whoever listens. */
export type Send = (chunk: UIMessageChunk) => void;

class Broadcast {
  readonly chunks: UIMessageChunk[] = [];
  private readonly listeners = new Set<ReadableStreamDefaultController<UIMessageChunk>>();

  readonly send: Send = (chunk) => {
    this.chunks.push(chunk);
    for (const listener of this.listeners) listener.enqueue(chunk);
  };

  listen(): ReadableStream<UIMessageChunk> {
    let own: ReadableStreamDefaultController<UIMessageChunk>;
    return new ReadableStream<UIMessageChunk>({
      start: (controller) => {
        own = controller;
        for (const chunk of this.chunks) controller.enqueue(chunk);
        this.listeners.add(controller);
      },
      cancel: () => void this.listeners.delete(own),
    });
  }

  end(): void {
    for (const listener of this.listeners) listener.close();
    this.listeners.clear();
  }
}

/** What the runs of this process are saying, from their beginning, to any number of listeners. A run goes on without any. */
export class Live {
  private readonly running = new Map<string, Broadcast>();

  /** `key` names the company and the conversation. */
  begin(key: string): { send: Send; stream: ReadableStream<UIMessageChunk>; end: () => void } {
    const broadcast = new Broadcast();
    this.running.set(key, broadcast);
    return {
      send: broadcast.send,
      stream: broadcast.listen(),
      end: () => {
        if (this.running.get(key) === broadcast) this.running.delete(key);
        broadcast.end();
      },
    };
  }

  /** Everything that the run has said so far and will say; undefined where this process runs none. */
  listen(key: string): ReadableStream<UIMessageChunk> | undefined {
    return this.running.get(key)?.listen();
  }
}
