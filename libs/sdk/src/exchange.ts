import { type Problem, SkillhubError } from './error.js';

/** Where the hub is and with what it is asked. */
export interface Door {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly fetch: typeof fetch;
}

/** One request. `repeatable`: doing it twice is doing it once, so an answer that got lost is asked for again. */
export interface Asked {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly repeatable: boolean;
  readonly signal?: AbortSignal | undefined;
}

const attempts = 3;
const longestWait = 20;

/** Asks the hub; lost answers, 429 and 503 of what may be repeated are tried three times in all. Throws SkillhubError. */
export async function exchange(door: Door, asked: Asked): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await once(door, asked);
    if (answer instanceof Response && answer.ok) return answer;
    const error = answer instanceof Response ? await problemIn(answer) : answer;
    const wait = asked.repeatable && attempt < attempts ? waitAfter(error, attempt) : undefined;
    if (wait === undefined) throw error;
    await pause(wait * 1_000, asked.signal);
  }
}

async function once({ url, headers, fetch }: Door, asked: Asked): Promise<Response | SkillhubError> {
  try {
    return await fetch(url + asked.path, {
      method: asked.method,
      headers: { ...headers, ...asked.headers },
      ...(asked.body !== undefined && { body: asked.body }),
      ...(asked.signal && { signal: asked.signal }),
      redirect: 'error',
    });
  } catch (cause) {
    asked.signal?.throwIfAborted();
    return new SkillhubError({ status: 0, code: 'no_answer', detail: 'The hub did not answer.' }, { cause });
  }
}

async function problemIn(answer: Response): Promise<SkillhubError> {
  const said = (await answer.json().catch(() => undefined)) as Partial<Problem> | undefined;
  const detail = said?.detail ?? `The hub answered with status ${answer.status}.`;
  return new SkillhubError({ ...said, status: answer.status, code: said?.code ?? 'unexpected', detail });
}

function waitAfter({ status, retryAfter }: SkillhubError, attempt: number): number | undefined {
  if (status !== 0 && status !== 429 && status !== 503) return undefined;
  const wait = retryAfter ?? 0.25 * 2 ** attempt * (0.5 + Math.random());
  return wait > longestWait ? undefined : wait;
}

async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
  signal?.throwIfAborted();
}
