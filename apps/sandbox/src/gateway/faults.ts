import { setTimeout as sleep } from 'node:timers/promises';

import type { Answer, Incoming } from './answer.js';

/** What goes wrong with the next matching requests; when nothing replaces the answer it only delays. */
export interface Fault {
  /** Matches any method when absent. */
  method?: string;
  /** A regular expression for the path; matches any path when absent. */
  path?: string;
  /** How many requests it meets; 1 when absent. */
  times?: number;
  /** `before`, the default: nothing is done; `after`: the work is done and only the answer is spoilt. */
  when?: 'before' | 'after';
  delayMs?: number;
  /** Ends the connection without an answer. */
  drop?: boolean;
  /** 200 when only a body is given. */
  status?: number;
  headers?: Record<string, string>;
  /** A string goes out as it is (HTML, half a JSON text); anything else as JSON. */
  body?: unknown;
  /** Lays these members over the real JSON answer, for an odd `expires_in` and the like. */
  merge?: Record<string, unknown>;
  /** Takes these members out of the real JSON answer. */
  omit?: string[];
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
      (fault) => (fault.method ?? method).toUpperCase() === method && new RegExp(fault.path ?? '').test(path),
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
  const wait = () => sleep(fault.delayMs ?? 0);
  const replaces = fault.status !== undefined || fault.body !== undefined;
  const spoilt = (real?: Answer) => (replaces || !real ? planned(fault) : altered(real, fault));
  if (fault.when === 'after') {
    const real = await work();
    await wait();
    return fault.drop ? undefined : spoilt(real);
  }
  await wait();
  if (fault.drop) return undefined;
  return spoilt(replaces ? undefined : await work());
}

function planned({ status = 200, headers, body = '' }: Fault): Answer {
  const isText = typeof body === 'string';
  const type = isText ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
  return {
    status,
    headers: { 'content-type': type, ...headers },
    body: isText ? body : JSON.stringify(body),
  };
}

function altered(real: Answer, { merge, omit = [], headers }: Fault): Answer {
  const spoilt = { ...real, headers: { ...real.headers, ...headers } };
  if (!merge && omit.length === 0) return spoilt;
  const members = { ...(JSON.parse(real.body.toString()) as Record<string, unknown>), ...merge };
  const kept = Object.entries(members).filter(([name]) => !omit.includes(name));
  return { ...spoilt, body: JSON.stringify(Object.fromEntries(kept)) };
}
