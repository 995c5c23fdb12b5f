import { randomUUID } from 'node:crypto';

import type { Account, FileContent, Files, Provider, ProviderRequest, ProviderResponse, Send, Tool } from '@hub/kit';
import { ToolError } from '@hub/kit';

import type { Sandbox } from '../../apps/sandbox/src/sandbox.js';
import { compileDownloads } from '../../libs/connections/src/send/downloads.js';
import { compileGuard } from '../../libs/connections/src/send/url-guard.js';
import { parseInput } from '../../libs/runtime/src/parse/parse-input.js';
import { asToolError } from '../../libs/runtime/src/send/as-tool-error.js';
import type { CaseWorld, Fields } from './cases/tool-case.js';
import { tools } from './published.js';
import { type SignedIn, signIn } from './sign-in.js';

/** The first word of a tool's name. */
export type Product = 'gmail' | 'drive' | 'github' | 'jira';

/** One request of a tool and its answer. */
export interface Exchange {
  readonly tool: Tool;
  readonly request: ProviderRequest;
  readonly response: ProviderResponse;
}

export interface WireOptions {
  /** Granted at the provider; all that it knows where absent. */
  readonly scopes?: readonly string[];
  /** Instead of those that the shipped skills have. */
  readonly tools?: readonly Tool[];
  readonly onExchange?: (exchange: Exchange) => void;
}

/** One person's connection to a sandbox, each call made as the runtime makes it, without hub and database. */
export interface Wire extends CaseWorld {
  /** `operation` is a new one for each call unless given. */
  call(tool: string, input: Fields, operation?: string): Promise<Fields>;
  /** What the tool finds out about a change whose answer was lost; undefined when it has not happened. */
  settle(tool: string, input: Fields, operation: string): Promise<Fields | undefined>;
  readonly files: Files;
  readonly account: Account;
}

/** Connects a seeded person to a product of a sandbox, over HTTP and with a real token of hers. */
export async function openWire(
  sandbox: Sandbox,
  product: Product,
  login: string,
  options: WireOptions = {},
): Promise<Wire> {
  const own = new Map(
    (options.tools ?? tools)
      .filter(({ name }) => name.startsWith(`${product}_`)).map((tool) => [tool.name, tool]),
  );
  const [first] = own.values();
  if (first === undefined) throw new Error(`No tool of ${product}`);
  const { provider } = first;
  const grant = await signIn(sandbox, provider, login, options.scopes ?? Object.keys(provider.scopes));
  const account = await provider.account(accountClient(provider, grant));
  return wireOf(own, { provider, grant, account, onExchange: options.onExchange });
}

interface Line {
  readonly provider: Provider;
  readonly grant: SignedIn;
  readonly account: Account;
  readonly onExchange: ((exchange: Exchange) => void) | undefined;
}

function wireOf(own: ReadonlyMap<string, Tool>, line: Line): Wire {
  const files = new FileShelf();
  const named = (name: string): Tool => {
    const tool = own.get(name);
    if (tool === undefined) throw new Error(`No tool ${name}`);
    return tool;
  };
  const runOf = (tool: Tool, input: Fields, operation: string) => ({
    client: line.provider.client({ urls: line.grant.urls, sites: line.account.sites ?? [], send: sendOf(tool, line) }),
    input: parseInput(tool, input),
    signal: AbortSignal.timeout(10_000),
    // The hub seals what continues a list; here it is the cursor itself.
    after: typeof input['cursor'] === 'string' ? input['cursor'] : undefined,
    files,
    page: (path: string) => `https://hub.example${path}`,
    operation,
  });
  return {
    files,
    account: line.account,
    async call(name, input, operation = randomUUID()) {
      const tool = named(name);
      const run = runOf(tool, input, operation);
      return inWords(tool, run.signal, async () => answerOf(tool, await tool.run(run)));
    },
    async settle(name, input, operation) {
      const tool = named(name);
      const run = runOf(tool, input, operation);
      const found = await inWords(tool, run.signal, async () => tool.settle?.(run));
      return found === undefined ? undefined : answerOf(tool, found);
    },
  };
}

async function inWords<Result>(
  tool: Tool,
  signal: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw asToolError(tool, cause, { signal, account: 'the person' });
  }
}

/** What an agent is given: the fields that the tool names, and how a list goes on. */
function answerOf(tool: Tool, answer: unknown): Fields {
  const parsed = tool.output.safeParse(answer);
  if (!parsed.success) throw new MisshapenAnswer(tool.name, parsed.error.message);
  if (!('cursor' in tool.input.shape)) return parsed.data as Fields;
  const { next } = answer as { next?: string };
  return { ...(parsed.data as Fields), has_more: next !== undefined, ...(next && { next_cursor: next }) };
}

/** The vendor's answer has not the shape that the tool declares. */
class MisshapenAnswer extends Error {
  override readonly name = 'MisshapenAnswer';
  constructor(tool: string, reason: string) {
    super(`${tool} answered in another shape than it declares: ${reason}`);
  }
}

function sendOf(tool: Tool, { grant, onExchange }: Line): Send {
  const bases = Object.values(grant.urls);
  const guard = compileGuard(tool.requests, bases);
  const isDownload = compileDownloads(tool.downloads ?? [], tool.downloads ? bases : []);
  return async (request) => {
    if (request.method === 'GET' && !guard('GET', request.url) && isDownload(request.url))
      return exchange(request, undefined);
    if (!guard(request.method, request.url))
      throw new ToolError('denied', `${tool.name} does not declare ${request.method} ${request.url}`);
    const response = await exchange(request, grant.token);
    onExchange?.({ tool, request, response });
    return response;
  };
}

function accountClient(provider: Provider, { urls, token }: SignedIn): unknown {
  const guard = compileGuard(provider.accountRequests, Object.values(urls));
  const send: Send = async (request) => {
    if (!guard(request.method, request.url))
      throw new ToolError('denied', `account() does not declare ${request.method} ${request.url}`);
    return exchange(request, token);
  };
  return provider.client({ urls, send, sites: [] });
}

/** Sends one request, with a token where there is one. */
export async function exchange(
  { method, url, headers, body }: ProviderRequest,
  token: string | undefined,
): Promise<ProviderResponse> {
  const answer = await fetch(url, {
    method,
    headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) },
    redirect: 'manual',
    ...(body !== undefined && { body: typeof body === 'string' ? body : Buffer.from(body) }),
  });
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: Buffer.from(await answer.arrayBuffer()),
  };
}

/** Files of one person, for as long as the test runs. */
class FileShelf implements Files {
  readonly #kept = new Map<string, FileContent>();

  async keep(file: FileContent) {
    const handle = `file_${randomUUID()}`;
    this.#kept.set(handle, file);
    return { file_handle: handle, name: file.name, mime: file.mime, size: file.bytes.length };
  }

  async open(handle: string) {
    const file = this.#kept.get(handle);
    if (file === undefined) throw new ToolError('not_found', 'No such file: file handles last a day');
    return file;
  }
}
