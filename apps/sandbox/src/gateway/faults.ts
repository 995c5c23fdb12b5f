import { setTimeout as sleep } from 'node:timers/promises';

import type { Answer, Incoming } from './answer.js';

/** What goes wrong with the next matching requests; when nothing replaces the answer it only delays. */
export interface Fault {
  /** Matches any method when absent. */
  method?: string;
  /** A regular expression for the path; matches any path when absent. */
  path?: string;
  /** A text that the request's body holds, a refresh token for one; any body when absent. */
  holds?: string;
  /** How many requests it meets; 1 when absent. */
  times?: number;
  /** `before`, the default: nothing is done; `after`: the work is done and only the answer is spoilt. */
  when?: 'before' | 'after';
  delayMs?: number;
  /** Waits until the gate of this name is opened, at most two minutes. */
  gate?: string;
  /** Ends the connection without an answer. */
  drop?: boolean;
  /** Ends the connection after so many bytes of the answer's body. */
  cutAfter?: number;
  /** For an answer that comes in pieces: so many milliseconds before each. */
  pauseMs?: number;
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
  #gates = new Map<string, Set<() => void>>();

  push(fault: Fault): void {
    this.#queue.push({ ...fault });
  }

  /** The first fault for this request, counted as used. */
  take(request: Incoming): Fault | undefined {
    const found = this.#queue.find((fault) => meets(fault, request));
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
    for (const name of this.#gates.keys()) this.open(name);
  }

  /** Lets everybody go on who waits at this gate. Returns how many that were. */
  open(gate: string): number {
    const waiting = this.#gates.get(gate) ?? new Set();
    this.#gates.delete(gate);
    for (const goOn of waiting) goOn();
    return waiting.size;
  }

  /** How many wait at each gate. */
  waiting(): Record<string, number> {
    return Object.fromEntries([...this.#gates].map(([name, who]) => [name, who.size]));
  }

  /** Waits as long as a fault says. */
  async hold({ delayMs = 0, gate }: Fault): Promise<void> {
    await sleep(delayMs);
    if (gate === undefined) return;
    const waiting = this.#gates.get(gate) ?? new Set();
    this.#gates.set(gate, waiting);
    await new Promise<void>((goOn) => {
      waiting.add(goOn);
      setTimeout(goOn, longestHold).unref();
    });
  }
}

const longestHold = 120_000;

const meets = (fault: Fault, { method, path, body }: Incoming): boolean =>
  (fault.method ?? method).toUpperCase() === method &&
  (fault.holds === undefined || body.includes(fault.holds)) &&
  new RegExp(fault.path ?? '').test(path);

/** Carries a fault out around `work`; undefined means that the connection is to be cut. */
export async function spoil(
  fault: Fault,
  work: () => Promise<Answer>,
  wait: () => Promise<void>,
): Promise<Answer | undefined> {
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

function altered(real: Answer, { merge, omit = [], headers, cutAfter, pauseMs }: Fault): Answer {
  const spoilt = {
    ...real,
    headers: { ...real.headers, ...headers },
    ...(cutAfter !== undefined && { cutAfter }),
    ...(real.pieces && pauseMs !== undefined && { pieces: { ...real.pieces, pauseMs } }),
  };
  if (!merge && omit.length === 0) return spoilt;
  const members = { ...(JSON.parse(real.body.toString()) as Record<string, unknown>), ...merge };
  const kept = Object.entries(members).filter(([name]) => !omit.includes(name));
  return { ...spoilt, body: JSON.stringify(Object.fromEntries(kept)) };
}
