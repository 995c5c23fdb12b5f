export interface AllowRequest {
  agent: { id: string; name: string };
  redirect: { kind: 'web' | 'device' | 'app'; host: string };
  person: { name: string; email: string };
  skills: { id: string; title: string; summary: string }[];
  wants_writes: boolean;
  before: AgentChoice | null;
}

/** What an agent may do: `skills` null for all, later ones included. */
export interface AgentChoice {
  skills: string[] | null;
  writes: boolean;
}

export interface AllowedAgent extends AgentChoice {
  id: string;
  client_id: string;
  name: string;
  redirect_host: string;
  address: string;
  allowed_at: string;
  last_used_at?: string | null;
}

export interface CompanyAgent extends AllowedAgent {
  person: { id: string; name: string };
}

export interface BlockedAgent {
  client_id: string;
  name: string;
  blocked_at: string;
}
