import { ToolError } from '@hub/kit';
import type { CallOptions } from '@hub/runtime';
import {
  CLIENT_CAPABILITIES_META_KEY,
  CLIENT_INFO_META_KEY,
  type ServerContext,
} from '@modelcontextprotocol/server';

import { lacksScope } from '../authorization/challenge.js';
import { answerOf, refusalOf } from './answers.js';
import { type AskedCall, afresh, askFor, type CanAsk, resume, type Resumed } from './asking.js';
import { isBeyond } from './list-budget.js';
import type { Answer, FoundList, McpCaller, McpDoor, McpParams } from './offers.js';
import { inTraceOf } from './trace.js';

/**
 * Calls a tool, the caller's or the door's own. `_meta` may name `skillhub/account` (a connection's id), `skillhub/idempotency-key`
 * and `skillhub/force-new`. Throws Unauthenticated, what `lacksScope` knows for a token with a scope too few and, for a state
 * that is not of this call, a protocol error.
 */
export async function callTool(
  door: McpDoor,
  caller: McpCaller,
  params: McpParams,
  context?: ServerContext,
): Promise<Answer> {
  const own = door.own.get(textIn(params.name) ?? '');
  if (own) return own.answer({ door, caller, params, context });
  return answerCall(door, caller, params);
}

/** Calls one of the caller's tools, and asks the person for what is in the way where the client can. Throws as `callTool`. */
export async function answerCall(
  door: McpDoor,
  caller: McpCaller,
  params: McpParams,
  more: Pick<CallOptions, 'forceNew'> = {},
): Promise<Answer> {
  const meta = (params._meta ?? {}) as Record<string, unknown>;
  const call = callOf(caller, params, meta, more);
  const { credential, tool, options } = call;
  let resumed: Resumed | undefined;
  try {
    const { input } = (resumed = call.state === undefined ? afresh(call) : await resume(door, call));
    return answerOf(await inTraceOf(meta, () => door.runtime.call(credential, tool, input, options)));
  } catch (cause) {
    if (!isAnswer(caller, cause)) throw cause;
    const asked =
      resumed?.mayAsk && (await askFor(door, call, cause, { can: canAsk(meta), given: resumed.given }));
    return asked || refusalOf(cause, door.publicUrl);
  }
}

// A scope too few is answered with a challenge while it can be.
const isAnswer = ({ challenges }: McpCaller, cause: unknown): cause is ToolError =>
  cause instanceof ToolError && !(challenges && lacksScope(cause));

/** What this caller is listed at this address. Throws Unauthenticated. */
export async function listTools(
  door: McpDoor,
  { credential, skill, wantsAll }: McpCaller,
): Promise<FoundList> {
  const { tools, skills } = await door.runtime.toolsFor(credential, skill);
  const whole = tools.map(door.listed);
  const isMany = skill === undefined && !wantsAll && isBeyond(door.listBudget, whole);
  const listed = isMany ? door.many.map((tool) => tool.listed) : whole;
  return { listed: door.extras.length > 0 ? [...listed, ...door.extras] : listed, isMany, tools, skills };
}

function callOf(
  { credential, skill, agent, signal }: McpCaller,
  params: McpParams,
  meta: Readonly<Record<string, unknown>>,
  more: Pick<CallOptions, 'forceNew'>,
): AskedCall {
  const options: CallOptions = {
    door: 'mcp',
    agent: agent ?? nameOf(meta[CLIENT_INFO_META_KEY]),
    account: textIn(meta['skillhub/account']),
    idempotencyKey: textIn(meta['skillhub/idempotency-key']),
    forceNew: more.forceNew ?? meta['skillhub/force-new'] === true,
    skill,
    signal,
  };
  const { arguments: input = {}, inputResponses: responses, requestState: state } = params;
  return { credential, tool: textIn(params.name) ?? '', input, options, responses, state };
}

// An empty declaration is one of forms alone: that is what it meant before there were links.
function canAsk(meta: Readonly<Record<string, unknown>>): CanAsk {
  const { elicitation } = (meta[CLIENT_CAPABILITIES_META_KEY] ?? {}) as {
    elicitation?: Readonly<Record<string, unknown>>;
  };
  if (!elicitation) return { url: false, form: false };
  const url = elicitation['url'] !== undefined;
  return { url, form: elicitation['form'] !== undefined || !url };
}

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const nameOf = (clientInfo: unknown): string | undefined =>
  textIn((clientInfo as { name?: unknown } | undefined)?.name);
