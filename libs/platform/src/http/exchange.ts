import type { IncomingHttpHeaders } from 'node:http';

import type { Dispatcher } from 'undici';

import { type IncomingAnswer, NoAnswer } from './answer.js';
import { EgressRefused } from './egress.js';

const neverReached = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

interface Ending {
  resolve(answer: IncomingAnswer): void;
  reject(cause: NoAnswer): void;
}

/**
 * One request and its answer on undici's own callbacks: its promises put a stream and an abort signal around each body, which
 * cost more than the answer itself.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  private readonly parts: Buffer[] = [];
  private size = 0;
  private status = 0;
  private headers: Record<string, string> = {};
  private controller: Dispatcher.DispatchController | undefined;
  private readonly stop = (): void => this.end(new NoAnswer('timeout', this.controller !== undefined));

  constructor(
    private readonly signal: AbortSignal,
    private readonly maxBytes: number,
    private readonly ending: Ending,
  ) {
    signal.addEventListener('abort', this.stop, { once: true });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.signal.aborted) controller.abort(new NoAnswer('timeout', false));
    else this.controller = controller;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    this.status = status;
    this.headers = flat(headers);
  }

  onResponseData(_controller: Dispatcher.DispatchController, part: Buffer): void {
    this.size += part.length;
    if (this.size > this.maxBytes) this.end(new NoAnswer('too_large', true));
    else this.parts.push(part);
  }

  onResponseEnd(): void {
    this.signal.removeEventListener('abort', this.stop);
    const [only] = this.parts;
    const body = only && this.parts.length === 1 ? only : Buffer.concat(this.parts, this.size);
    this.ending.resolve({ status: this.status, headers: this.headers, body });
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, cause: unknown): void {
    this.signal.removeEventListener('abort', this.stop);
    this.ending.reject(asNoAnswer(cause));
  }

  private end(reason: NoAnswer): void {
    this.ending.reject(reason);
    this.controller?.abort(reason);
  }
}

function flat(headers: IncomingHttpHeaders): Record<string, string> {
  const result: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) result[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return result;
}

function asNoAnswer(cause: unknown): NoAnswer {
  if (cause instanceof NoAnswer) return cause;
  if (cause instanceof EgressRefused) return new NoAnswer('refused', false, { cause });
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  return new NoAnswer('connection', !neverReached.has(code), { cause });
}
