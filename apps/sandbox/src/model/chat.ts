/** A call that the model asks for. */
export interface Call {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What a tool has answered since the last question. */
export interface Result {
  readonly tool: string;
  readonly text: string;
}

/** A request as far as a scene looks at it. */
export interface Chat {
  readonly model: string;
  readonly stream: boolean;
  readonly includesUsage: boolean;
  /** Names of the tools that may be called. */
  readonly tools: readonly string[];
  /** The text of the last message that a person wrote. */
  readonly asked: string;
  /** How often the model has spoken since then. */
  readonly turns: number;
  /** In the order of the calls. */
  readonly results: readonly Result[];
  readonly promptLength: number;
}

interface Message {
  readonly role: string;
  readonly content?: unknown;
  readonly tool_calls?: unknown;
  readonly tool_call_id?: unknown;
}

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const list = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

const isMessage = (value: Json): value is Json & Message => typeof value['role'] === 'string';

/** Reads the body of a request (the Chat Completions API); the name of the field that is wrong when it cannot. */
export function readChat(body: unknown): Chat | string {
  if (!isJson(body)) return 'body';
  const { model, messages, stream, stream_options: options, tools } = body;
  if (typeof model !== 'string') return 'model';
  const said = list(messages);
  if (said.length === 0 || !said.every(isMessage)) return 'messages';
  const wrong = orphanIn(said);
  if (wrong !== undefined) return wrong;
  const last = said.findLastIndex(({ role }) => role === 'user');
  const since = said.slice(last + 1);
  return {
    model,
    stream: stream === true,
    includesUsage: isJson(options) && options['include_usage'] === true,
    tools: list(tools).flatMap(({ function: one }) => (isJson(one) ? [String(one['name'])] : [])),
    asked: textOf(said[last]?.content),
    turns: since.filter(({ role }) => role === 'assistant').length,
    results: resultsIn(since),
    promptLength: JSON.stringify(body).length,
  };
}

// Real services refuse a result whose call they never made, and a call that was left without one.
function orphanIn(messages: readonly Message[]): string | undefined {
  const open = new Set<unknown>();
  for (const [place, { role, tool_calls: calls, tool_call_id: id }] of messages.entries()) {
    if (role === 'tool' ? !open.delete(id) : open.size > 0) return `messages.${place}`;
    for (const call of list(calls)) open.add(call['id']);
  }
  return open.size > 0 ? `messages.${messages.length}` : undefined;
}

function resultsIn(messages: readonly Message[]): Result[] {
  const calls = messages.flatMap(({ tool_calls: own }) => list(own));
  return messages
    .filter(({ role }) => role === 'tool')
    .map(({ tool_call_id: id, content }) => {
      const made = calls.find((call) => call['id'] === id)?.['function'];
      return { tool: isJson(made) ? String(made['name']) : '', text: textOf(content) };
    });
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return list(content)
    .map(({ text }) => (typeof text === 'string' ? text : ''))
    .join('\n');
}
