import { setTimeout as sleep } from 'node:timers/promises';

import type { Answer, Incoming } from './answer.js';

/** What goes wrong with the next matching requests. Without `status` and `drop` it only delays. */
export interface Fault {
  /** Matches any method when absent. */
  method?: string;
  /** A regular expression for the path; matches any path when absent. */
  path?: string;
  /** How many requests it meets; 1 when absent. */
  times?: number;
  /** Whether the work is done before things go wrong. */
  when?: 'before' | 'after';
  delayMs?: number;
  /** Ends the connection without an answer. */
  drop?: boolean;
  status?: number;
  headers?: Record<string, string>;
  body?: string;
}

/** A queue of faults; each is used up by the requests it meets. */
export class Faults {
  #queue: Fault[] = [];

  push(fault: Fault): void {
    this.#queue.push({ ...fault });
  }

  /** The first fault for this request, counted as used. */
  take({ method, path }: Incoming): Fault | undefined {
    const found = this.#queue.find(
      (fault) => (fault.method ?? method) === method && new RegExp(fault.path ?? '').test(path),
    );
    if (!found) return undefined;
    found.times = (found.times ?? 1) - 1;
    if (found.times <= 0) this.#queue = this.#queue.filter((fault) => fault !== found);
    return found;
  }

  get pending(): number {
    return this.#queue.length;
  }

  clear(): void {
    this.#queue = [];
  }
}

/** Carries a fault out around `work`; undefined means that the connection is to be cut. */
export async function spoil(fault: Fault, work: () => Promise<Answer>): Promise<Answer | undefined> {
  if (fault.delayMs) await sleep(fault.delayMs);
  const answersItself = fault.drop === true || fault.status !== undefined;
  const done = fault.when === 'after' || !answersItself ? await work() : undefined;
  if (fault.drop) return undefined;
  if (fault.status === undefined) return done;
  return { status: fault.status, headers: fault.headers ?? {}, body: fault.body ?? '' };
}
