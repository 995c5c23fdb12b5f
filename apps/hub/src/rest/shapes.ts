import * as z from 'zod';

// What the API answers, for its document and for whoever generates a client from it.
export const items = (item: z.ZodType): z.ZodObject => z.object({ items: z.array(item) });
const named = z.object({ id: z.string(), name: z.string() });
export const url = z.object({ url: z.url() });
const effect = z.enum(['read', 'write', 'send', 'destroy']);
const decision = z.enum(['allow', 'refuse']);

export const me = z.object({
  person: z.object({ id: z.uuid(), name: z.string(), email: z.string() }),
  company: z.object({ id: z.uuid(), slug: z.string(), name: z.string() }),
  roles: z.array(z.string()),
  teams: z.array(named),
});
export const card = z.object({
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  providers: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      state: z.enum(['available', 'connected', 'more_access', 'reconnect', 'not_ready']),
      account: z.string().optional(),
      missing: z.array(z.string()).optional(),
    }),
  ),
  tool_count: z.int(),
  state: z.enum(['available', 'partly', 'connected', 'more_access', 'reconnect', 'not_ready', 'off']),
  state_reason: z.string().optional(),
  state_since: z.string().optional(),
  missing: z.array(z.string()).optional(),
  accounts: z.array(z.object({ provider: z.string(), connection_id: z.uuid(), label: z.string() })),
  try: z.string(),
});
export const detail = card.extend({
  can: z.array(z.string()),
  asks_first: z.array(z.string()),
  never: z.array(z.string()),
  tools: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      description: z.string(),
      effect,
      provider: z.string(),
      decision,
      missing: z.array(z.string()).optional(),
    }),
  ),
  examples: z.array(
    z.object({ question: z.string(), tool: z.string(), input: z.record(z.string(), z.unknown()) }),
  ),
  consent: z.array(
    z.object({
      provider: z.string(),
      provider_title: z.string(),
      revocable: z.boolean(),
      asks: z.array(z.object({ label: z.string(), provider_words: z.string() })),
    }),
  ),
  instructions: z.string(),
});
export const connection = z.object({
  id: z.uuid(),
  provider: z.string(),
  provider_title: z.string(),
  revocable: z.boolean(),
  account: z.string(),
  status: z.enum(['active', 'reconnect_required']),
  status_reason: z.string().nullable(),
  is_default: z.boolean(),
  permissions: z.array(z.object({ label: z.string(), scope: z.string() })),
  skills: z.array(z.object({ id: z.string(), title: z.string() })),
  connected_at: z.string(),
  last_used_at: z.string().nullable(),
  last_used_by: z.string().nullable(),
  ends_at: z.string().nullable(),
  ends_because: z.enum(['idle', 'retired']).nullable(),
});
export const tool = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  effect,
  provider: z.string(),
  skills: z.array(z.string()),
  input_schema: z.record(z.string(), z.unknown()),
  output_schema: z.record(z.string(), z.unknown()),
});
export const call = z.object({
  id: z.uuid(),
  at: z.string(),
  door: z.enum(['rest', 'mcp', 'web']),
  agent: z.string().nullable(),
  tool: z.string(),
  title: z.string(),
  effect,
  provider: z.string(),
  account: z.string().nullable(),
  target: z.string().nullable(),
  outcome: z.enum(['ok', 'refused', 'failed', 'sent', 'unknown']),
  problem: z.string().nullable(),
  duration_ms: z.int().nullable(),
});
export const file = z.object({
  file_handle: z.string(),
  name: z.string(),
  mime: z.string(),
  size: z.int(),
});
export const key = z.object({
  id: z.uuid(),
  kind: z.enum(['personal', 'service']),
  name: z.string(),
  hint: z.string(),
  skills: z.array(z.string()).nullable(),
  created_at: z.string(),
  expires_at: z.string().nullable(),
  granted: z.boolean(),
});
export const allowedAgent = z.object({
  id: z.uuid(),
  client_id: z.string(),
  name: z.string(),
  redirect_host: z.string().describe('Where it is answered; the scheme of an app on a device'),
  address: z.string().describe('The path that it may call'),
  skills: z.array(z.string()).nullable(),
  writes: z.boolean(),
  allowed_at: z.string(),
  last_used_at: z.string().nullable().describe('When it last fetched a token'),
});
export const companyAgents = z.object({
  items: z.array(allowedAgent.extend({ person: z.object({ id: z.uuid(), name: z.string() }) })),
  blocked: z.array(z.object({ client_id: z.string(), name: z.string(), blocked_at: z.string() })),
});
export const adminCatalog = z.object({
  skills: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      enabled: z.boolean(),
      teams: z.array(named.extend({ enabled: z.boolean().nullable() })),
      tools: z.array(z.object({ name: z.string(), title: z.string(), effect, decision })),
    }),
  ),
});
export const provider = z.object({
  id: z.string(),
  title: z.string(),
  client_id: z.string().nullable(),
  has_secret: z.boolean(),
  redirect_url: z.string(),
  status: z.string(),
  checked_at: z.string().nullable(),
  report: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
});
export const signIn = z.object({ email: z.string(), password: z.string(), company: z.string().optional() });
export const signInOptions = z.object({
  company: z.object({ slug: z.string(), name: z.string() }).optional(),
  password: z.boolean(),
  oidc: z.object({ title: z.string(), url: z.string() }).optional(),
});
export const connect = z.object({
  provider: z.string().optional(),
  connection_id: z.uuid().optional(),
  other_account: z.boolean().optional(),
  return_to: z.string().optional(),
});
export const notice = z.object({
  id: z.uuid(),
  kind: z.enum(['sign_in_again', 'sign_in_ends', 'connection_ends']),
  connection_id: z.uuid(),
  provider: z.string(),
  provider_title: z.string(),
  account: z.string(),
  message: z.string(),
  ends_at: z.string().nullable(),
  created_at: z.string(),
  read: z.boolean(),
});
export const webhook = z.object({
  url: z.string().nullable(),
  delivered_at: z.string().nullable(),
  problem: z.string().nullable(),
  problem_at: z.string().nullable(),
});
