import type { AgentChoice, AllowedAgent, AllowRequest, BlockedAgent, CompanyAgent } from './allowed-types.js';
import type { ChatPaths, ConnectChoice } from './chat-types.js';
import type { Effect } from './effect.js';
import type { LeavingPaths } from './leaving-types.js';
import type { NoticePaths } from './notice-types.js';

export type { AgentChoice, AllowedAgent, AllowRequest, BlockedAgent, CompanyAgent } from './allowed-types.js';
export type { Effect } from './effect.js';

/** The shapes of the hub's REST answers, as the pages read them. Times are ISO 8601 in UTC. */
export type Role = 'catalogue_editor' | 'company_admin' | 'analytics_viewer' | 'auditor' | 'group_admin';
export type Decision = 'allow' | 'refuse';
export type StepState = 'available' | 'connected' | 'more_access' | 'reconnect' | 'not_ready';
export type SkillState = StepState | 'partly' | 'off';

export interface Me {
  person: { id: string; name: string; email: string };
  company: { id: string; slug: string; name: string };
  roles: Role[];
  teams: { id: string; name: string }[];
}

export interface SignInOptions {
  company?: { slug: string; name: string };
  password: boolean;
  oidc?: { title: string; url: string };
}

export interface SkillAccount {
  provider: string;
  connection_id: string;
  label: string;
}

/** One provider of a skill, and what is still to do there. */
export interface Step {
  id: string;
  title: string;
  state: StepState;
  account?: string;
  missing?: string[];
}

export interface SkillCard {
  id: string;
  title: string;
  summary: string;
  providers: Step[];
  tool_count: number;
  state: SkillState;
  state_reason?: string | null;
  state_since?: string | null;
  accounts: SkillAccount[];
  missing?: string[];
  try: string;
}

export interface Consent {
  provider: string;
  provider_title: string;
  /** Whether disconnecting here also ends the access there. */
  revocable: boolean;
  asks: { label: string; provider_words?: string | null }[];
}

export interface SkillTool {
  name: string;
  title: string;
  description: string;
  effect: Effect;
  provider: string;
  decision: Decision;
  missing?: string[];
}

export interface Example {
  question: string;
  tool: string;
  input: Record<string, unknown>;
}

export interface SkillDetail extends SkillCard {
  can: string[];
  asks_first: string[];
  never: string[];
  tools: SkillTool[];
  examples: Example[];
  consent: Consent[];
  instructions?: string;
}

export interface Connection {
  id: string;
  provider: string;
  provider_title: string;
  revocable: boolean;
  account: string;
  status: string;
  status_reason?: string | null;
  is_default: boolean;
  permissions: { label: string; scope: string }[];
  skills: { id: string; title: string }[];
  connected_at: string;
  last_used_at?: string | null;
  last_used_by?: string | null;
  ends_at?: string | null;
  ends_because?: 'idle' | 'retired' | null;
}

export interface Disconnected {
  removed_at_provider: boolean;
  access_page?: string | null;
}

export interface ToolAnswer {
  result: unknown;
  account?: string | null;
}

export interface ActivityRow {
  id: string;
  at: string;
  door: string;
  agent?: string | null;
  tool: string;
  title: string;
  effect: Effect;
  provider?: string | null;
  account?: string | null;
  target?: string | null;
  outcome: string;
  problem?: string | null;
  duration_ms?: number | null;
}

export interface ActivityPage {
  items: ActivityRow[];
  next_cursor?: string | null;
}

export interface ApiKey {
  id: string;
  name: string;
  kind: string;
  skills: string[] | null;
  created_at: string;
  expires_at?: string | null;
  last_used_at?: string | null;
  granted: boolean;
}

export interface NewKey {
  name: string;
  kind: 'personal' | 'service';
  skills: string[] | null;
  expires_at?: string;
}

export interface CatalogSkill {
  id: string;
  title: string;
  enabled: boolean;
  teams: { id: string; name: string; enabled: boolean | null }[];
  tools: { name: string; title: string; effect: Effect; decision: Decision }[];
}

export interface ProviderClient {
  id: string;
  title: string;
  client_id?: string | null;
  has_secret: boolean;
  redirect_url: string;
  status: string;
  checked_at?: string | null;
  report?: { name: string; ok: boolean; detail?: string | null }[] | null;
}

/** One of the values to choose from: `value` is sent, `label` is read. */
export interface Candidate {
  field: string;
  value: string;
  label: string;
}

/** What an agent asks of a person, on the page at `/allow/{id}`. */
/** RFC 9457, with what the reader can do about it. */
export interface ProblemBody {
  title?: string;
  status?: number;
  code?: string;
  detail?: string;
  fix?: { label: string; url: string } | null;
  problems?: { field: string; problem: string }[];
  candidates?: Candidate[];
  retry_after?: number;
}

interface Items<T> {
  items: T[];
}
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
interface Id {
  path: { id: string };
}
interface Empty {
  [key: string]: never;
}

/** What openapi-fetch types its calls with. */
export interface paths extends NoticePaths, LeavingPaths, ChatPaths {
  '/api/v1/sign-in': { post: Send<Me, { email: string; password: string; company?: string }> };
  '/api/v1/sign-out': { post: Send<unknown, Empty> };
  '/api/v1/sign-in/options': { get: Get<SignInOptions, { query: { company?: string } }> };
  '/api/v1/me': { get: Get<Me> };
  '/api/v1/skills': { get: Get<Items<SkillCard>> };
  '/api/v1/skills/{id}': { get: Get<SkillDetail, Id> };
  '/api/v1/skills/{id}/connect': {
    post: Send<{ url: string }, ConnectChoice, Id>;
  };
  '/api/v1/connections': { get: Get<Items<Connection>> };
  '/api/v1/connections/{id}': {
    patch: Send<unknown, { is_default: true }, Id>;
    delete: Get<Disconnected, Id>;
  };
  '/api/v1/connections/{id}/reconnect': { post: Send<{ url: string }, Empty, Id> };
  '/api/v1/tools/{name}': {
    post: Send<
      ToolAnswer,
      Record<string, unknown>,
      { path: { name: string }; header?: { 'Skillhub-Account'?: string; 'Idempotency-Key'?: string } }
    >;
  };
  '/api/v1/activity': { get: Get<ActivityPage, { query: { limit?: number; cursor?: string } }> };
  '/api/v1/keys': { get: Get<Items<ApiKey>>; post: Send<{ id: string; key: string }, NewKey> };
  '/api/v1/keys/{id}': { delete: Get<unknown, Id> };
  '/api/v1/keys/{id}/grant': { post: Send<unknown, Empty, Id>; delete: Get<unknown, Id> };
  '/allow/{id}/request': { get: Get<AllowRequest, Id> };
  '/allow/{id}/answer': {
    post: Send<{ url: string }, { allow: false } | ({ allow: true } & AgentChoice), Id>;
  };
  '/api/v1/allowed-agents': { get: Get<Items<AllowedAgent>> };
  '/api/v1/allowed-agents/{id}': { patch: Send<unknown, AgentChoice, Id>; delete: Get<unknown, Id> };
  '/api/v1/admin/allowed-agents': { get: Get<Items<CompanyAgent> & { blocked: BlockedAgent[] }> };
  '/api/v1/admin/allowed-agents/blocked': {
    post: Send<unknown, { client_id: string; name: string }>;
    delete: Get<unknown, { query: { client_id: string } }>;
  };
  '/api/v1/admin/catalog': { get: Get<{ skills: CatalogSkill[] }> };
  '/api/v1/admin/catalog/skills/{id}': {
    put: Send<unknown, { enabled: boolean | null; team_id?: string }, Id>;
  };
  '/api/v1/admin/catalog/tools/{name}': {
    put: Send<unknown, { decision: Decision }, { path: { name: string } }>;
  };
  '/api/v1/admin/providers': { get: Get<Items<ProviderClient>> };
  '/api/v1/admin/providers/{id}': {
    put: Send<unknown, { client_id: string; client_secret?: string }, Id>;
  };
  '/api/v1/admin/providers/{id}/check': { post: Send<ProviderClient, Empty, Id> };
}
