import { setTimeout as sleep } from 'node:timers/promises';

import type { Provider, ProviderRequest, ProviderResponse } from '@hub/kit';
import type { TokenHolder } from '@hub/runtime';

import { type Exchange, exchange } from './wire.js';

/** Sends as the hub does, and can answer from memory what it has been answered before: then nobody else works on this thread. */
export class Tape implements TokenHolder {
  private readonly tokens = new Map<string, string>();
  private readonly answers = new Map<string, ProviderResponse>();
  private arriving = Promise.resolve();
  private mode: 'pass' | 'record' | 'replay' | 'cache' = 'pass';

  /** `spoil` may change an answer into one that a stand-in would refuse to give. */
  constructor(private readonly spoil: (exchange: Exchange) => Buffer | undefined) {}

  /** The token with which requests to this provider go out. */
  insert(provider: string, token: string): void {
    this.tokens.set(provider, token);
  }

  async recorded<Result>(work: () => Promise<Result>): Promise<Result> {
    this.answers.clear();
    return this.during('record', work);
  }

  /** Asks for what is not known yet. */
  async cached<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.during('cache', work);
  }

  async replayed<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.during('replay', work);
  }

  hold(_connection: unknown, { id }: Provider): ReturnType<TokenHolder['hold']> {
    const token = this.tokens.get(id) ?? '';
    return { send: (tool) => async (request) => this.answer(tool as Exchange['tool'], request, token) };
  }

  /** Answers come one after the other, as from a network. */
  private async inTurn(answer: ProviderResponse): Promise<ProviderResponse> {
    this.arriving = this.arriving.then(async () => sleep(1));
    await this.arriving;
    return answer;
  }

  private async during<Result>(mode: Tape['mode'], work: () => Promise<Result>): Promise<Result> {
    this.mode = mode;
    try {
      return await work();
    } finally {
      this.mode = 'pass';
    }
  }

  private async answer(
    tool: Exchange['tool'],
    request: ProviderRequest,
    token: string,
  ): Promise<ProviderResponse> {
    const key = `${request.method} ${request.url} ${String(request.body ?? '')}`;
    const known = this.mode === 'replay' || this.mode === 'cache' ? this.answers.get(key) : undefined;
    if (known !== undefined) return this.inTurn(known);
    if (this.mode === 'replay') throw new Error(`Not asked before: ${key}`);
    const response = await exchange(request, token);
    const answer = { ...response, body: this.spoil({ tool, request, response }) ?? response.body };
    if (this.mode !== 'pass') this.answers.set(key, answer);
    return answer;
  }
}
