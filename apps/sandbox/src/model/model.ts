import { type Answer, type Incoming, json } from '../gateway/answer.js';
import type { Surroundings } from '../gateway/surroundings.js';

import { type Chat, readChat } from './chat.js';
import { completionOf, streamedAnswer, wholeAnswer } from './completion.js';
import { play } from './play.js';

/** The one key that the model takes. */
export const modelKey = 'sandbox-model-key';

/** The name of the one model that there is. */
export const modelName = 'scripted-1';

/** A model below `/model/v1` that says what its scenes say. */
export interface Model {
  /** The bodies of the last requests, oldest first; at most 200. */
  readonly asked: readonly unknown[];
  handle: (request: Incoming) => Answer;
  /** Forgets what was asked. */
  reset: () => void;
}

const most = 200;
const pauseMs = 4;

const refusal = (status: number, message: string, code: string): Answer =>
  json({ error: { message, type: 'invalid_request_error', param: null, code } }, status);

/** Starts with nothing asked. */
export function startModel({ clock, ledger }: Pick<Surroundings, 'clock' | 'ledger'>): Model {
  const asked: unknown[] = [];
  const answer = (request: Incoming): Answer => {
    const route = `${request.method} ${request.path.slice('/model/v1'.length)}`;
    if (request.headers['authorization'] !== `Bearer ${modelKey}`)
      return refusal(401, 'Incorrect API key provided.', 'invalid_api_key');
    if (route === 'GET /models') return json({ object: 'list', data: [{ id: modelName, object: 'model' }] });
    if (route !== 'POST /chat/completions') return refusal(404, 'Unknown request URL.', 'unknown_url');
    const body = parsed(request);
    const chat = readChat(body);
    if (typeof chat === 'string') return refusal(400, `Invalid value: '${chat}'.`, 'invalid_value');
    if (chat.model !== modelName)
      return refusal(404, `The model '${chat.model}' does not exist.`, 'model_not_found');
    asked.push(body);
    if (asked.length > most) asked.splice(0, most / 2);
    return spoken(chat, clock.now());
  };
  return {
    asked,
    reset: () => void asked.splice(0),
    handle: (request) => {
      const given = answer(request);
      const { method, path } = request;
      ledger.recorded({ at: clock.iso(), method, path, status: given.status, login: null });
      return given;
    },
  };
}

function spoken(chat: Chat, now: number): Answer {
  const done = completionOf(chat, play(chat), now);
  if (!chat.stream) return json(wholeAnswer(done));
  const pieces = streamedAnswer(done, chat.includesUsage);
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' },
    body: pieces.join(''),
    pieces: { texts: pieces, pauseMs },
  };
}

function parsed({ body }: Incoming): unknown {
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch {
    return undefined;
  }
}
