import * as z from 'zod';

import type { DeclaredOperation } from '../rest/operation.js';
import { agentBody, conversationBody, decisionBody, messageBody, modelKeyBody } from './agent-bodies.js';

const items = (item: z.ZodType): z.ZodObject => z.object({ items: z.array(item) });
const effect = z.enum(['read', 'write', 'send', 'destroy']);

const agent = z.object({
  id: z.uuid(),
  name: z.string(),
  summary: z.string(),
  instructions: z.string(),
  model: z.string(),
  skills: z.array(z.string()).nullable(),
  asks: z.enum(['changes', 'sends']),
  limits: z.object({ steps: z.int(), seconds: z.int(), tokens: z.int(), cost: z.number().optional() }),
  audience: z.enum(['me', 'team', 'company']),
  team_id: z.uuid().nullable(),
  may_change: z.boolean(),
  updated_at: z.string(),
});

const conversation = z.object({
  id: z.uuid(),
  agent_id: z.uuid().nullable(),
  title: z.string(),
  state: z.enum(['idle', 'running', 'waiting', 'interrupted']),
  created_at: z.string(),
  updated_at: z.string(),
});

const detail = conversation.extend({
  messages: z
    .array(
      z.object({
        id: z.string(),
        role: z.enum(['user', 'assistant']),
        metadata: z.object({ at: z.string() }),
        parts: z.array(z.looseObject({ type: z.string() })),
      }),
    )
    .describe('UI messages of the AI SDK'),
  run: z
    .object({
      id: z.uuid(),
      status: z.enum(['running', 'waiting', 'done', 'stopped', 'failed', 'cancelled']),
      reason: z.string().nullable(),
      steps: z.int(),
      input_tokens: z.int(),
      output_tokens: z.int(),
      cost_usd: z.number(),
      active_ms: z.int(),
    })
    .nullable(),
});

const card = z.object({
  id: z.uuid(),
  conversation_id: z.uuid(),
  call: z.string(),
  kind: z.enum(['approval', 'value', 'connect', 'permission', 'reconnect']),
  hash: z.string(),
  expires_at: z.string(),
  decision: z.string().nullable(),
  tool: z.string(),
  title: z.string(),
  effect,
  provider: z.object({ id: z.string(), title: z.string() }),
  skill: z.string(),
  input: z.record(z.string(), z.unknown()),
  account: z.string().nullable(),
  message: z.string().nullable(),
  missing: z.array(
    z.object({
      field: z.string(),
      description: z.string(),
      type: z.enum(['text', 'number', 'yes_no', 'list']),
      options: z.array(z.object({ field: z.string(), value: z.string(), label: z.string() })),
    }),
  ),
  agrees: z.boolean(),
});

const model = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.string(),
  key: z.enum(['operator', 'company', 'missing']),
  prices: z.object({ input: z.number(), output: z.number() }).nullable(),
});

const stream = 'The answer is a stream of server-sent events';

/** The doors of agents as the API's document shows them. */
export const agentOperations: readonly DeclaredOperation[] = [
  {
    id: 'listAgents',
    call: 'get /agents',
    words: 'Agents: List the agents for me',
    access: 'caller',
    answer: items(agent),
  },
  {
    id: 'createAgent',
    call: 'post /agents',
    words: 'Agents: Make an agent',
    access: 'browser',
    body: agentBody,
    answer: agent,
    status: 201,
  },
  {
    id: 'describeAgent',
    call: 'get /agents/{id}',
    words: 'Agents: See an agent',
    access: 'caller',
    answer: agent,
  },
  {
    id: 'changeAgent',
    call: 'put /agents/{id}',
    words: 'Agents: Change an agent',
    access: 'browser',
    body: agentBody,
    answer: agent,
  },
  {
    id: 'removeAgent',
    call: 'delete /agents/{id}',
    words: 'Agents: Remove an agent',
    access: 'browser',
    status: 204,
  },
  {
    id: 'listModels',
    call: 'get /models',
    words: 'Agents: List the language models',
    access: 'caller',
    answer: items(model),
  },
  {
    id: 'setModelKey',
    call: 'put /admin/models/{id}/key',
    words: 'Admin: Set the key of my company for a model',
    access: 'browser',
    body: modelKeyBody,
    status: 204,
  },
  {
    id: 'listConversations',
    call: 'get /conversations',
    words: 'Conversations: List my conversations',
    access: 'caller',
    answer: items(conversation),
  },
  {
    id: 'beginConversation',
    call: 'post /conversations',
    words: 'Conversations: Begin a conversation with an agent',
    access: 'caller',
    body: conversationBody,
    answer: z.object({ id: z.uuid() }),
    status: 201,
  },
  {
    id: 'readConversation',
    call: 'get /conversations/{id}',
    words: 'Conversations: Read a conversation',
    access: 'caller',
    answer: detail,
  },
  {
    id: 'forgetConversation',
    call: 'delete /conversations/{id}',
    words: 'Conversations: Forget a conversation',
    access: 'caller',
    status: 204,
  },
  {
    id: 'ask',
    call: 'post /conversations/{id}/messages',
    words: `Conversations: Ask. ${stream}`,
    access: 'caller',
    body: messageBody,
    status: 200,
  },
  {
    id: 'goOn',
    call: 'post /conversations/{id}/continue',
    words: `Conversations: Go on with what waits or was cut off. ${stream}`,
    access: 'caller',
    status: 200,
  },
  {
    id: 'listen',
    call: 'get /conversations/{id}/stream',
    words: `Conversations: Listen to the run at work. ${stream}`,
    access: 'caller',
    status: 200,
  },
  {
    id: 'cancelRun',
    call: 'post /conversations/{id}/cancel',
    words: 'Conversations: Stop the run at work',
    access: 'caller',
    status: 204,
  },
  {
    id: 'listApprovals',
    call: 'get /approvals',
    words: 'Conversations: See what waits for me',
    access: 'browser',
    answer: items(card),
  },
  {
    id: 'decide',
    call: 'post /approvals/{id}',
    words: `Conversations: Decide about a call that waits. ${stream}`,
    access: 'browser',
    body: decisionBody,
    status: 200,
  },
];
