import { type Asked, type Door, exchange } from './exchange.js';
import { FileShelf } from './file-shelf.js';
import type { ListedTool } from './listed-tool.js';
import type { ToolInputs, ToolName, ToolResults } from './tools.generated.js';

/** How a hub is reached. `key` is a personal or a service key; with a service key `actFor` names the person (e-mail address or id). */
export interface SkillhubOptions {
  readonly url: string;
  readonly key: string;
  readonly actFor?: string;
  /** Your program's name, for the person's activity. */
  readonly agent?: string;
  readonly fetch?: typeof fetch;
}

/** What comes with a call besides its input. */
export interface CallOptions {
  /** Id of the connection to use; the person's default one when absent. */
  readonly account?: string;
  /**
   * The same key with the same input acts once and gets the same answer. When absent, one is made for each call, so that an answer
   * that gets lost on the way is asked for again without acting twice.
   */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/** An answer. `account` is the login with which it was made, `truncated` says that it was cut to the size budget. */
export interface Answer<Result> {
  readonly result: Result;
  readonly account: string;
  readonly truncated?: boolean;
}

/** Which tools are listed. */
export interface ToolsOptions {
  /** Only those of this skill. */
  readonly skill?: string;
  readonly signal?: AbortSignal;
}

/** A hub, as the person whose key this is. Every method throws SkillhubError. */
export class Skillhub {
  /** Files that tools have fetched, and files for tools to take. */
  readonly files: FileShelf;
  private readonly door: Door;

  constructor({ url, key, actFor, agent, fetch: own }: SkillhubOptions) {
    const headers = {
      authorization: `Bearer ${key}`,
      ...(actFor !== undefined && { 'skillhub-person': actFor }),
      ...(agent !== undefined && { 'skillhub-agent': agent }),
    };
    this.door = { url: `${url.replace(/\/+$/, '')}/api/v1`, headers, fetch: own ?? globalThis.fetch };
    this.files = new FileShelf(this.door);
  }

  /** The tools that may be called, by name. */
  async tools({ skill, signal }: ToolsOptions = {}): Promise<ListedTool[]> {
    const answer = await this.ask({ method: 'GET', path: '/tools', repeatable: true, signal });
    const { items } = (await answer.json()) as { items: ListedTool[] };
    return skill === undefined ? items : items.filter(({ skills }) => skills.includes(skill));
  }

  /** Calls a tool; its answer as the tool's output schema says. */
  async call<Name extends ToolName>(
    name: Name,
    input: ToolInputs[Name],
    options?: CallOptions,
  ): Promise<Answer<ToolResults[Name]>>;
  async call(name: string, input: object, options?: CallOptions): Promise<Answer<unknown>>;
  async call(name: string, input: object, options: CallOptions = {}): Promise<Answer<unknown>> {
    const answer = await this.callTool(name, input, options);
    return (await answer.json()) as Answer<unknown>;
  }

  /** Calls a tool; its answer as text for a model to read, at about a third of the tokens of its JSON. */
  async callForText(name: string, input: object, options: CallOptions = {}): Promise<string> {
    const answer = await this.callTool(name, input, options, 'text/plain');
    return answer.text();
  }

  private callTool(name: string, input: object, options: CallOptions, accept?: string): Promise<Response> {
    return this.ask({
      method: 'POST',
      path: `/tools/${encodeURIComponent(name)}`,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': options.idempotencyKey ?? crypto.randomUUID(),
        ...(options.account !== undefined && { 'skillhub-account': options.account }),
        ...(accept !== undefined && { accept }),
      },
      body: JSON.stringify(input),
      repeatable: true,
      signal: options.signal,
    });
  }

  private ask(asked: Asked): Promise<Response> {
    return exchange(this.door, asked);
  }
}
