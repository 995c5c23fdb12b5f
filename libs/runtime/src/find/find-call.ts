import { type Tool, ToolError } from '@hub/kit';

import type { CallOptions, Credential } from '../credential.js';
import type { CallRow } from './call-lookup.js';
import type { Finding } from './finding.js';

/** Who calls, with what they may use: everything that the steps after this one need to know. */
export interface FoundCall {
  readonly tool: Tool;
  readonly row: CallRow;
  /** The skill through which the caller has the tool. */
  readonly skillId: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Finds key, person, policy, connection and token in one statement. Throws Unauthenticated for a caller who may not act, and
 * the same ToolError `not_found` for a tool that does not exist and for one that this caller has not.
 */
export async function findCall(
  { calls, catalog }: Pick<Finding, 'calls' | 'catalog'>,
  credential: Credential,
  name: string,
  { account, skill }: Pick<CallOptions, 'account' | 'skill'>,
): Promise<FoundCall> {
  const tool = catalog.tool(name);
  const skills = catalog.skillsWith(name).map(({ id }) => id);
  const asked = skill === undefined ? skills : skills.filter((id) => id === skill);
  const row = await calls.for(credential, {
    tool: tool?.name ?? '',
    provider: tool?.provider.id ?? '',
    skills: asked,
    account: connectionId(account),
  });
  if (!tool || row.skill_id === null)
    throw new ToolError('not_found', 'You have no such tool. List the tools to see which ones you have.');
  if (account !== undefined && row.connection_id === null)
    throw new ToolError('not_found', 'You have no such account connected.', {
      fix: { label: 'See your connections', path: '/connections' },
    });
  return { tool, row, skillId: row.skill_id };
}

// A malformed id is as foreign as a well-formed one; the nil one belongs to nobody.
const nobody = '00000000-0000-0000-0000-000000000000';

const connectionId = (account: string | undefined): string | null =>
  account === undefined ? null : uuid.test(account) ? account : nobody;
