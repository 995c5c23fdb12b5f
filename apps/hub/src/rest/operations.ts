import * as z from 'zod';

import { activityQuery } from '../activity/activity.js';
import { agentOperations } from '../agents/operations.js';
import { adjustBody, blockBody, blockedQuery } from '../authorization/agent-bodies.js';
import { skillSwitch, toolDecision } from '../catalog/catalog-bodies.js';
import { uploadQuery } from '../files/upload-query.js';
import { newKeyBody } from '../keys/key-bodies.js';
import { leavingOperations } from '../leaving/operations.js';
import { webhookBody } from '../notices/bodies.js';
import { one, type Operation } from './operation.js';
import * as shapes from './shapes.js';

export type { Operation } from './operation.js';

/** Everything under `/api/v1` except the tools, which come from the catalogue. */
export const operations: readonly Operation[] = [
  one('signIn', 'post /sign-in', 'Sign-in: Sign in with a password', {
    access: 'open',
    body: shapes.signIn,
    answer: shapes.me,
  }),
  one('signOut', 'post /sign-out', 'Sign-in: Sign out', { access: 'open', status: 204 }),
  one('signInOptions', 'get /sign-in/options', 'Sign-in: See how a company signs in', {
    access: 'open',
    query: z.object({ company: z.string().optional() }),
    answer: shapes.signInOptions,
  }),
  one('me', 'get /me', 'Sign-in: See who I am', { access: 'caller', answer: shapes.me }),
  one('listSkills', 'get /skills', 'Skills: List my skills', {
    access: 'caller',
    answer: shapes.items(shapes.card),
  }),
  one('describeSkill', 'get /skills/{id}', 'Skills: See what a skill can do', {
    access: 'caller',
    answer: shapes.detail,
  }),
  one(
    'downloadSkill',
    'get /skills/{id}/bundle',
    'Skills: Download a skill of mine as an Agent Skill (zip)',
    {
      access: 'caller',
    },
  ),
  one('connectSkill', 'post /skills/{id}/connect', 'Skills: Begin to connect a skill', {
    access: 'browser',
    body: shapes.connect,
    answer: shapes.url,
  }),
  one('listConnections', 'get /connections', 'Connections: List my connections', {
    access: 'browser',
    answer: shapes.items(shapes.connection),
  }),
  one('changeConnection', 'patch /connections/{id}', 'Connections: Make a connection the default', {
    access: 'browser',
    body: z.object({ is_default: z.literal(true) }),
    status: 204,
  }),
  one('reconnect', 'post /connections/{id}/reconnect', 'Connections: Begin to reconnect an account', {
    access: 'browser',
    answer: shapes.url,
  }),
  one('disconnect', 'delete /connections/{id}', 'Connections: Disconnect an account', {
    access: 'browser',
    answer: z.object({ removed_at_provider: z.boolean(), access_page: z.string() }),
  }),
  one('listNotices', 'get /notices', 'Notices: See what needs me', {
    access: 'browser',
    answer: shapes.items(shapes.notice),
  }),
  one('readNotice', 'post /notices/{id}/read', 'Notices: Put a notice away', {
    access: 'browser',
    status: 204,
  }),
  one('listTools', 'get /tools', 'Tools: List my tools', {
    access: 'caller',
    answer: shapes.items(shapes.tool),
  }),
  one('uploadFile', 'post /files', 'Files: Hand in a file for a tool, as application/octet-stream', {
    access: 'caller',
    query: uploadQuery,
    answer: shapes.file,
    status: 201,
  }),
  one('downloadFile', 'get /files/{handle}', 'Files: Download a file that a tool has fetched', {
    access: 'caller',
  }),
  one('listActivity', 'get /activity', 'Activity: See what was done as me', {
    access: 'caller',
    query: activityQuery,
    answer: shapes.items(shapes.call).extend({ next_cursor: z.string().nullable() }),
  }),
  one('listKeys', 'get /keys', 'Keys: List my API keys', {
    access: 'browser',
    answer: shapes.items(shapes.key),
  }),
  one('createKey', 'post /keys', 'Keys: Make an API key, shown once', {
    access: 'browser',
    body: newKeyBody,
    answer: z.object({ id: z.uuid(), key: z.string() }),
    status: 201,
  }),
  one('revokeKey', 'delete /keys/{id}', 'Keys: Revoke an API key', { access: 'browser', status: 204 }),
  one('grantKey', 'post /keys/{id}/grant', 'Keys: Let a service key act as me', {
    access: 'browser',
    status: 204,
  }),
  one('withdrawKey', 'delete /keys/{id}/grant', 'Keys: Stop a service key acting as me', {
    access: 'browser',
    status: 204,
  }),
  one('listAllowedAgents', 'get /allowed-agents', 'Agents: List the agents that may act as me', {
    access: 'browser',
    answer: shapes.items(shapes.allowedAgent),
  }),
  one('adjustAllowedAgent', 'patch /allowed-agents/{id}', 'Agents: Change what an agent may do as me', {
    access: 'browser',
    body: adjustBody,
    status: 204,
  }),
  one('withdrawAllowedAgent', 'delete /allowed-agents/{id}', 'Agents: Stop an agent acting as me', {
    access: 'browser',
    status: 204,
  }),
  one('listCompanyAgents', 'get /admin/allowed-agents', 'Admin: List the agents of my company', {
    access: 'browser',
    answer: shapes.companyAgents,
  }),
  one('blockAgent', 'post /admin/allowed-agents/blocked', 'Admin: Keep an agent out', {
    access: 'browser',
    body: blockBody,
    status: 204,
  }),
  one('unblockAgent', 'delete /admin/allowed-agents/blocked', 'Admin: Let an agent ask again', {
    access: 'browser',
    query: blockedQuery,
    status: 204,
  }),
  one('showCatalog', 'get /admin/catalog', 'Admin: See the catalogue of my company', {
    access: 'browser',
    answer: shapes.adminCatalog,
  }),
  one('switchSkill', 'put /admin/catalog/skills/{id}', 'Admin: Switch a skill for the company or a team', {
    access: 'browser',
    body: skillSwitch,
    status: 204,
  }),
  one('decideTool', 'put /admin/catalog/tools/{name}', 'Admin: Allow or refuse a tool', {
    access: 'browser',
    body: toolDecision,
    status: 204,
  }),
  one('listProviders', 'get /admin/providers', 'Admin: List the OAuth clients of my company', {
    access: 'browser',
    answer: shapes.items(shapes.provider),
  }),
  one('setProvider', 'put /admin/providers/{id}', 'Admin: Set an OAuth client', {
    access: 'browser',
    body: z.object({ client_id: z.string(), client_secret: z.string().optional() }),
    answer: shapes.provider,
  }),
  one('checkProvider', 'post /admin/providers/{id}/check', 'Admin: Check an OAuth client', {
    access: 'browser',
    answer: shapes.provider,
  }),
  one('showWebhook', 'get /admin/webhook', 'Admin: See where my company is told of ended sign-ins', {
    access: 'browser',
    answer: shapes.webhook,
  }),
  one('setWebhook', 'put /admin/webhook', 'Admin: Set that address; a new secret is shown once', {
    access: 'browser',
    body: webhookBody,
    answer: shapes.webhook.extend({ secret: z.string().nullable() }),
  }),
  one('testWebhook', 'post /admin/webhook/test', 'Admin: Send a message of type test there', {
    access: 'browser',
    answer: z.object({ problem: z.string().nullable() }),
  }),
  one('removeWebhook', 'delete /admin/webhook', 'Admin: Tell nobody any more', {
    access: 'browser',
    status: 204,
  }),
  ...[...agentOperations, ...leavingOperations].map(({ id, call, words, ...rest }) =>
    one(id, call, words, rest),
  ),
];
