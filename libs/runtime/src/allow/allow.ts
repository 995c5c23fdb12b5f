import { ToolError } from '@hub/kit';

import type { FoundCall } from '../find/find-call.js';

/** Whether the company lets this call happen. Throws ToolError `denied`. Approvals and taint are decided here too, once they exist. */
export function allow({ tool, row }: FoundCall): void {
  if (row.decision === 'refuse')
    throw new ToolError('denied', `Your company does not allow “${tool.title}” through the hub.`, {
      fix: { label: 'Ask a catalogue editor of your company to allow it' },
    });
}
