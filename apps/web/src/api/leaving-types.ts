/** Somebody of the company, as an administrator sees them. */
export interface Member {
  id: string;
  name: string;
  email: string;
  status: 'active' | 'left';
  roles: string[];
  connections: number;
  keys: number;
}

export interface PeoplePage {
  items: Member[];
  counts: { active: number; left: number };
  next_after: string | null;
}

/** What ended with somebody's access. */
export interface LeftReport {
  sessions: number;
  keys: number;
  grants: number;
  agents: number;
  files: number;
  connections: number;
  confirmed: number;
  unconfirmed: number;
}

export interface ErasedReport extends LeftReport {
  waiting: number;
  tables: { table: string; what: string; rows: number }[];
}

export type RemovalState = 'open' | 'confirmed' | 'shared' | 'impossible' | 'lost' | 'expired' | 'dismissed';
export type RemovalProblem = 'no_answer' | 'busy' | 'refused' | 'no_registration' | 'unreadable';

/** Access that went here, and whose end its provider has not confirmed. */
export interface Removal {
  id: string;
  provider: string;
  provider_title: string;
  page: string | null;
  person: { name: string; email: string } | null;
  account: string | null;
  reason: string;
  state: RemovalState;
  problem: RemovalProblem | null;
  attempts: number;
  next_at: string | null;
  since: string;
}

export interface Removals {
  items: Removal[];
  counts: Record<RemovalState, number>;
}

/** For how long a company keeps what. */
export interface Retention {
  call_days: number;
  event_days: number;
  file_hours: number;
  repeat_hours: number;
  idle_days: number;
  ends_retired: boolean;
}

interface Answer<T> {
  responses: { 200: { content: { 'application/json': T } } };
}
interface Body<T> {
  requestBody: { content: { 'application/json': T } };
}
interface Id {
  parameters: { path: { id: string } };
}
interface Empty {
  [key: string]: never;
}

/** The doors of the pages about people who leave and access that ends. */
export interface LeavingPaths {
  '/api/v1/admin/people': {
    get: Answer<PeoplePage> & { parameters: { query: { search?: string; after?: string; limit?: number } } };
  };
  '/api/v1/admin/people/{id}/offboard': { post: Answer<LeftReport> & Body<Empty> & Id };
  '/api/v1/admin/people/{id}/readmit': { post: Answer<unknown> & Body<Empty> & Id };
  '/api/v1/admin/people/{id}/erase': { post: Answer<ErasedReport> & Body<{ confirm: string }> & Id };
  '/api/v1/admin/revocations': { get: Answer<Removals> & { parameters: object } };
  '/api/v1/admin/revocations/{id}/retry': { post: Answer<{ state: RemovalState }> & Body<Empty> & Id };
  '/api/v1/admin/revocations/{id}/dismiss': { post: Answer<unknown> & Body<Empty> & Id };
  '/api/v1/admin/retention': {
    get: Answer<Retention & { usual: Retention }> & { parameters: object };
    put: Answer<unknown> & Body<Retention> & { parameters: object };
  };
}
