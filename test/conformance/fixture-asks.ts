import {
  acceptedContent,
  CLIENT_CAPABILITIES_META_KEY,
  type ClientCapabilities,
  createRequestStateCodec,
  inputRequired,
  type InputRequiredResult,
  type InputRequests,
  inputResponse,
  MissingRequiredClientCapabilityError,
  ProtocolError,
  ProtocolErrorCode,
  type ServerContext,
} from '@modelcontextprotocol/server';

import type { OwnTool } from '../../apps/hub/src/mcp/offers.js';
import { text } from './content.js';
import { talking } from './fixture-tools.js';

const codec = createRequestStateCodec<string>({ key: 'of these fixtures, not of the hub, 32 bytes' });

const ask = (message: string, name: string, type: 'string' | 'boolean' = 'string') => {
  const properties = type === 'string' ? { [name]: { type } } : { [name]: { type } };
  return inputRequired.elicit({ message, requestedSchema: { type: 'object', properties, required: [name] } });
};
const sample = (question: string, maxTokens: number) =>
  inputRequired.createMessage({ messages: [{ role: 'user', content: text(question) }], maxTokens });

const answered = ({ mcpReq }: ServerContext, key: string): Record<string, unknown> | undefined =>
  acceptedContent(mcpReq.inputResponses, key);
const hasAnswer = ({ mcpReq }: ServerContext, key: string): boolean =>
  inputResponse(mcpReq.inputResponses, key).kind !== 'missing';

const said = (words: string) => ({ content: [text(words)] });

async function stateOf(context: ServerContext): Promise<string | undefined> {
  const state = context.mcpReq.requestState<string>();
  if (state === undefined) return undefined;
  return codec.verify(state, context).catch(() => {
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'Invalid or expired requestState');
  });
}

const withState = async (inputRequests: InputRequests, about: string): Promise<InputRequiredResult> =>
  inputRequired({ inputRequests, requestState: await codec.mint(about) });

async function twoSteps(context: ServerContext) {
  const state = await stateOf(context);
  if (state === 'step2' && hasAnswer(context, 'step2')) return said('Thank you.');
  if (state !== undefined && hasAnswer(context, 'step1'))
    return withState({ step2: ask('Step 2: What is your favorite color?', 'color') }, 'step2');
  return withState({ step1: ask('Step 1: What is your name?', 'name') }, 'step1');
}

async function everything(context: ServerContext) {
  const keys = ['user_name', 'greeting', 'client_roots'];
  if ((await stateOf(context)) !== undefined && keys.every((key) => hasAnswer(context, key)))
    return said('All of it has come.');
  const inputRequests = {
    user_name: ask('What is your name?', 'name'),
    greeting: sample('Generate a greeting', 50),
    client_roots: inputRequired.listRoots(),
  };
  return withState(inputRequests, 'all');
}

const abilities = ({ envelope = {} }: ServerContext['mcpReq']): ClientCapabilities =>
  (envelope as Readonly<Record<string, ClientCapabilities | undefined>>)[CLIENT_CAPABILITIES_META_KEY] ?? {};

function whatItCan({ mcpReq }: ServerContext) {
  const { elicitation, sampling, roots } = abilities(mcpReq);
  const inputRequests: InputRequests = {
    ...(elicitation && { user_name: ask('What is your name?', 'name') }),
    ...(sampling && { greeting: sample('Generate a greeting', 50) }),
    ...(roots && { client_roots: inputRequired.listRoots() }),
  };
  return Object.keys(inputRequests).length > 0
    ? inputRequired({ inputRequests })
    : said('Nothing can be asked.');
}

const needSampling = ({ mcpReq }: ServerContext) => {
  if (abilities(mcpReq).sampling) return said('It can.');
  throw new MissingRequiredClientCapabilityError({ requiredCapabilities: { sampling: {} } });
};

const confirmed = (word: string) => async (context: ServerContext) =>
  (await stateOf(context)) !== undefined && hasAnswer(context, 'confirm')
    ? said(word)
    : withState({ confirm: ask('Please confirm', 'ok', 'boolean') }, 'confirm');

/** The tools of the suite that ask between two rounds (SEP-2322). */
export const askingTools: readonly OwnTool[] = [
  talking('test_input_required_result_elicitation', 'Asks for a name', (context) => {
    const name = answered(context, 'user_name')?.['name'];
    return typeof name === 'string'
      ? said(`Hello, ${name}!`)
      : inputRequired({ inputRequests: { user_name: ask('What is your name?', 'name') } });
  }),
  talking('test_input_required_result_sampling', 'Asks the model of the client', ({ mcpReq }) => {
    const answer = inputResponse(mcpReq.inputResponses, 'capital_question');
    if (answer.kind === 'sampling') return said(JSON.stringify(answer.result.content));
    return inputRequired({
      inputRequests: { capital_question: sample('What is the capital of France?', 100) },
    });
  }),
  talking('test_input_required_result_list_roots', 'Asks for the roots of the client', ({ mcpReq }) => {
    const answer = inputResponse(mcpReq.inputResponses, 'client_roots');
    if (answer.kind === 'roots') return said(answer.roots.map(({ uri }) => uri).join(', '));
    return inputRequired({ inputRequests: { client_roots: inputRequired.listRoots() } });
  }),
  talking('test_input_required_result_request_state', 'Asks with a state', confirmed('state-ok')),
  talking(
    'test_input_required_result_tampered_state',
    'Asks with a state that is signed',
    confirmed('untouched'),
  ),
  talking('test_input_required_result_multiple_inputs', 'Asks three things at once', everything),
  talking('test_input_required_result_multi_round', 'Asks twice', twoSteps),
  talking('test_input_required_result_capabilities', 'Asks what the client can', whatItCan),
  talking('test_missing_capability', 'Cannot do without sampling', needSampling),
];

/** What the prompt that asks needs of it. */
export const asking = { ask, answered };
