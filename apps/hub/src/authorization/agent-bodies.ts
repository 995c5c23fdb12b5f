import type { AgentGrant, BlockedClient, CompanyGrant } from '@hub/identity';
import * as z from 'zod';

import { line } from '../rest/line.js';

const skills = z
  .array(z.string().regex(/^[a-z][a-z0-9-]{0,60}$/, 'Must be the id of a skill'))
  .max(200)
  .nullable()
  .describe('Ids of the skills that the agent may use; null for all, later ones included');

const writes = z.boolean().describe('Whether it may change and send things, or only read');

/** What a person answers an agent that asks to act as them. */
export const consentBody = z.discriminatedUnion('allow', [
  z.strictObject({ allow: z.literal(false) }),
  z.strictObject({ allow: z.literal(true), skills, writes }),
]);

export type ConsentBody = z.output<typeof consentBody>;

/** What an agent may do from now on. */
export const adjustBody = z.strictObject({ skills, writes });

export type AdjustBody = z.output<typeof adjustBody>;

/** A client that the company keeps out. */
export const blockBody = z.strictObject({ client_id: line(2_000).min(1), name: line(80).trim().min(1) });

export type BlockBody = z.output<typeof blockBody>;

/** Which client is let in again. */
export const blockedQuery = z.object({ client_id: z.string().min(1).max(2_000) });

export type BlockedQuery = z.output<typeof blockedQuery>;

/** An agent as the API lists it for the person it may act as. */
export const agentItem = (grant: AgentGrant) => ({
  id: grant.id,
  client_id: grant.clientId,
  name: grant.clientName,
  redirect_host: grant.redirectHost,
  address: grant.audience,
  skills: grant.skills,
  writes: grant.writes,
  allowed_at: grant.grantedAt,
  last_used_at: grant.lastUsedAt,
});

/** The same for an admin, with whose agent it is. */
export const companyAgentItem = (grant: CompanyGrant) => ({
  ...agentItem(grant),
  person: { id: grant.personId, name: grant.personName },
});

/** A blocked client as the API lists it. */
export const blockedItem = ({ clientId, clientName, blockedAt }: BlockedClient) => ({
  client_id: clientId,
  name: clientName,
  blocked_at: blockedAt,
});
