/** Shapes of what people and companies are told, as the pages read them. Times are ISO 8601 in UTC. */
export interface NoticeItem {
  id: string;
  kind: 'sign_in_again' | 'sign_in_ends' | 'connection_ends';
  connection_id: string;
  provider: string;
  provider_title: string;
  account: string;
  message: string;
  ends_at?: string | null;
  created_at: string;
  read: boolean;
}

export interface WebhookItem {
  url?: string | null;
  delivered_at?: string | null;
  problem?: string | null;
  problem_at?: string | null;
}

interface Answer<T> {
  responses: { 200: { content: { 'application/json': T } } };
}
interface Body<T> {
  requestBody: { content: { 'application/json': T } };
}
interface Empty {
  [key: string]: never;
}

/** A part of what openapi-fetch types its calls with. */
export interface NoticePaths {
  '/api/v1/notices': { get: Answer<{ items: NoticeItem[] }> & { parameters: object } };
  '/api/v1/notices/{id}/read': {
    post: Answer<unknown> & Body<Empty> & { parameters: { path: { id: string } } };
  };
  '/api/v1/admin/webhook': {
    get: Answer<WebhookItem> & { parameters: object };
    put: Answer<WebhookItem & { secret?: string | null }> &
      Body<{ url: string; renew_secret?: boolean }> & { parameters: object };
    delete: Answer<unknown> & { parameters: object };
  };
  '/api/v1/admin/webhook/test': {
    post: Answer<{ problem?: string | null }> & Body<Empty> & { parameters: object };
  };
}
