import { everyToolScope, InsufficientScope } from '@hub/identity';
import { ToolError } from '@hub/kit';

import type { FoundCall } from '../find/find-call.js';

/** Whether the company lets this call happen. Throws ToolError `denied`. Approvals and taint are decided here too, once they exist. */
export function allow({ tool, row }: FoundCall): void {
  if (row.reads_only && tool.effect !== 'read')
    throw new ToolError('denied', `This agent may only read for you, and “${tool.title}” does more.`, {
      fix: { label: 'Let it change and send things', path: '/allowed-agents' },
      cause: new InsufficientScope(everyToolScope),
    });
  if (row.decision === 'refuse')
    throw new ToolError('denied', `Your company does not allow “${tool.title}” through the hub.`, {
      fix: { label: 'Ask a catalogue editor of your company to allow it' },
    });
}
