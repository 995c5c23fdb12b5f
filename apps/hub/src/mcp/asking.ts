import { setTimeout as pause } from 'node:timers/promises';

import { type Fix, ToolError, type ToolErrorCode } from '@hub/kit';
import { type AskPlace, AskRefused, type CallOptions, type Credential } from '@hub/runtime';
import {
  inputRequired,
  type InputRequests,
  type InputRequiredResult,
  inputResponse,
  ProtocolError,
  ProtocolErrorCode,
} from '@modelcontextprotocol/server';

import { linkFor } from './ask-link.js';
import { formFor, valuesIn } from './ask-form.js';
import type { McpDoor } from './offers.js';

/** How a client can ask its person on the hub's behalf (`elicitation`, 2026-07-28). */
export interface CanAsk {
  readonly url: boolean;
  readonly form: boolean;
}

/** A call as it came in, with what the client brings from being asked. */
export interface AskedCall {
  readonly credential: Credential;
  readonly tool: string;
  readonly input: unknown;
  readonly options: CallOptions;
  readonly responses: Record<string, unknown> | undefined;
  readonly state: unknown;
}

/** What the hub remembers of an ask, sealed in the state: why it asked, and what it has been given before. */
interface Memory {
  readonly code: ToolErrorCode;
  readonly message: string;
  readonly fix?: Fix | undefined;
  readonly fields: readonly string[];
  readonly given: Readonly<Record<string, unknown>>;
}

/** The call as it goes on. `mayAsk` is false once the person was sent away to connect and is back. */
export interface Resumed {
  readonly input: unknown;
  readonly given: Readonly<Record<string, unknown>>;
  readonly mayAsk: boolean;
}

const withLink: readonly ToolErrorCode[] = ['not_connected', 'missing_scope', 'reconnect_required'];
const connectKey = 'connect';
const valuesKey = 'values';

/**
 * Asks the person instead of refusing, where the client can: to open the hub's page (URL mode), or to give what is missing (form
 * mode). Undefined where that is not to be, and the refusal itself has to say what would help.
 */
export async function askFor(
  door: McpDoor,
  call: AskedCall,
  error: ToolError,
  { can, given }: { can: CanAsk; given: Resumed['given'] },
): Promise<InputRequiredResult | undefined> {
  const path = can.url ? pathFor(error) : undefined;
  const form = can.form && error.code === 'needs_input' ? formFor(door, call.tool, error) : undefined;
  if (path === undefined && form === undefined) return undefined;
  const { code, message, fix } = error;
  const place = await placeOf(door, call);
  const { companyId } = place;
  const memory: Memory = { code, message, fix, given, fields: form ? Object.keys(form.properties) : [] };
  const inputRequests: InputRequests = form
    ? { [valuesKey]: inputRequired.elicit({ message, requestedSchema: form }) }
    : {
        [connectKey]: inputRequired.elicitUrl({
          message,
          url: linkFor(door.publicUrl, path ?? '', { companyId, id: place.personId }),
        }),
      };
  const requestState = await door.runtime.asks.mint(place, JSON.stringify(memory));
  return inputRequired({ inputRequests, requestState });
}

const pathFor = ({ code, fix }: ToolError): string | undefined =>
  withLink.includes(code) ? fix?.path : undefined;

/** A call for which nobody was asked yet. */
export const afresh = ({ input }: AskedCall): Resumed => ({ input, given: {}, mayAsk: true });

/**
 * Takes up what the client brings. Waits a while for the person to connect. Throws ToolError when they said no, and a protocol
 * error for a state that is not of this call.
 */
export async function resume(door: McpDoor, call: AskedCall): Promise<Resumed> {
  const memory = await rememberedIn(door, call);
  const connect = inputResponse(call.responses, connectKey);
  const values = inputResponse(call.responses, valuesKey);
  const answer = connect.kind === 'elicit' ? connect : values;
  if (answer.kind !== 'elicit') return { ...merged(call.input, memory.given), mayAsk: true };
  if (answer.action !== 'accept') throw saidNo(memory);
  const more = answer === values ? valuesIn(answer.content, memory.fields) : {};
  const resumed = merged(call.input, { ...memory.given, ...more });
  if (answer === values) return { ...resumed, mayAsk: true };
  await untilConnected(door, { ...call, input: resumed.input });
  return { ...resumed, mayAsk: false };
}

async function rememberedIn(door: McpDoor, call: AskedCall): Promise<Memory> {
  try {
    if (typeof call.state !== 'string') throw new AskRefused('Not a text.');
    return JSON.parse(await door.runtime.asks.redeem(await placeOf(door, call), call.state)) as Memory;
  } catch (cause) {
    if (!(cause instanceof AskRefused)) throw cause;
    const data = { reason: 'invalid_request_state' };
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'Invalid or expired requestState', data);
  }
}

async function placeOf({ runtime }: McpDoor, { credential, tool, input }: AskedCall): Promise<AskPlace> {
  const { companyId, personId, keyId } = await runtime.toolsFor(credential);
  return { companyId, personId, keyId, tool, input };
}

const merged = (input: unknown, given: Resumed['given']): Omit<Resumed, 'mayAsk'> => ({
  input: { ...(input as object), ...given },
  given,
});

function saidNo({ code, message, fix }: Memory): ToolError {
  const words = `${message} The person was asked and said no for now. Go on without it, or ask them again later.`;
  return new ToolError(code, words, fix ? { fix } : {});
}

// The client calls again as soon as the person has agreed to open the page; they are only beginning then.
async function untilConnected({ runtime, patience }: McpDoor, call: AskedCall): Promise<void> {
  const { credential, tool, input, options } = call;
  for (const end = Date.now() + patience; Date.now() < end && !options.signal.aborted;) {
    const obstacle = await runtime.check(credential, tool, input, options).then(
      () => undefined,
      (cause: unknown) => cause,
    );
    if (!(obstacle instanceof ToolError && withLink.includes(obstacle.code))) return;
    await pause(Math.min(1_000, patience), undefined, { signal: options.signal }).catch(() => undefined);
  }
}
