import type { Effect } from './effect.js';

interface Json<T> {
  content: { 'application/json': T };
}
interface Get<Answer, Parameters = object> {
  parameters: Parameters;
  responses: { 200: Json<Answer> };
}
interface Send<Answer, Body, Parameters = object> extends Get<Answer, Parameters> {
  requestBody: Json<Body>;
}
interface Items<T> {
  items: T[];
}
interface Id {
  path: { id: string };
}
type Empty = Record<string, never>;

/** Which account is meant, and where to come back to. */
export interface ConnectChoice {
  provider?: string;
  connection_id?: string;
  other_account?: boolean;
  return_to?: string;
}

export interface AgentFacts {
  name: string;
  summary: string;
  instructions: string;
  model: string;
  skills: string[] | null;
  asks: 'changes' | 'sends';
  limits: { steps?: number; seconds?: number; tokens?: number; cost?: number };
  audience: 'me' | 'team' | 'company';
  team_id?: string | null;
}

export interface Agent extends AgentFacts {
  id: string;
  may_change: boolean;
  updated_at: string;
}

export interface Model {
  id: string;
  title: string;
  kind: string;
  key: 'operator' | 'company' | 'missing';
}

export type ConversationState = 'idle' | 'running' | 'waiting' | 'interrupted';

export interface ConversationItem {
  id: string;
  agent_id: string | null;
  title: string;
  state: ConversationState;
  created_at: string;
  updated_at: string;
}

export interface MissingValue {
  field: string;
  description: string;
  type: 'text' | 'number' | 'yes_no' | 'list';
  options: { field: string; value: string; label: string }[];
}

/** A call that waits for its person, or did. */
export interface Card {
  id: string;
  call: string;
  kind: 'approval' | 'value' | 'connect' | 'permission' | 'reconnect';
  hash: string;
  expires_at: string;
  decision: 'yes' | 'no' | 'done' | 'dropped' | 'expired' | null;
  tool: string;
  title: string;
  effect: Effect;
  provider: { id: string; title: string };
  skill: string;
  input: Record<string, unknown>;
  account: string | null;
  message: string | null;
  missing: MissingValue[];
  agrees: boolean;
}

/** What is said of a call besides its input and output. */
export interface ToolFacts {
  title: string;
  effect: Effect;
  provider: string;
  account?: string;
  milliseconds?: number;
  code?: string;
}

export interface ToolPart {
  type: `tool-${string}`;
  toolCallId: string;
  state: string;
  input: unknown;
  output?: unknown;
  errorText?: string;
  toolMetadata?: ToolFacts;
}

/** A part of a message in the AI SDK's form; kinds that the page does not show are left out. */
export type Part =
  | { type: 'text'; text: string }
  | { type: 'data-card'; id: string; data: Card }
  | { type: 'data-note'; data: { reason: string; text: string } }
  | { type: 'step-start' }
  | ToolPart;

export interface Message {
  id: string;
  role: 'user' | 'assistant';
  parts: Part[];
}

export interface Conversation extends ConversationItem {
  messages: Message[];
}

/** A tool with the schema of its input, for the form that calls it. */
export interface Tool {
  name: string;
  title: string;
  description: string;
  effect: Effect;
  provider: string;
  skills: string[];
  input_schema: Record<string, unknown>;
}

export interface ChatPaths {
  '/api/v1/agents': { get: Get<Items<Agent>>; post: Send<Agent, AgentFacts> };
  '/api/v1/agents/{id}': { put: Send<Agent, AgentFacts, Id>; delete: Get<unknown, Id> };
  '/api/v1/models': { get: Get<Items<Model>> };
  '/api/v1/admin/models/{id}/key': { put: Send<unknown, { api_key: string | null }, Id> };
  '/api/v1/conversations': {
    get: Get<Items<ConversationItem>>;
    post: Send<{ id: string }, { agent_id: string }>;
  };
  '/api/v1/conversations/{id}': { get: Get<Conversation, Id>; delete: Get<unknown, Id> };
  '/api/v1/conversations/{id}/cancel': { post: Send<unknown, Empty, Id> };
  '/api/v1/tools': { get: Get<Items<Tool>> };
}
