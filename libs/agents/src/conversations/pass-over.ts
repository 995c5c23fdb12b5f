import type { DriveParts } from '../runs/drive.js';
import { failed, isChange } from '../runs/settle.js';
import type { Conversation, Owner } from './conversation-rows.js';
import { openCalls } from './entry.js';

const passedOver = {
  code: 'declined',
  message: 'You asked something else instead. Nothing was changed.',
} as const;
const unknown = {
  code: 'outcome_unknown',
  message: 'The hub was stopped while this was under way. Look before you repeat it.',
} as const;

/** Closes what was still open when the person asks something else: nothing of it will be done any more. */
export async function passOver(
  { rows, pauses, catalog }: Pick<DriveParts, 'rows' | 'pauses' | 'catalog'>,
  owner: Owner,
  { id, runId }: Conversation,
): Promise<void> {
  const placed = await rows.read(owner, id);
  const open = openCalls(placed.map(({ entry }) => entry));
  if (open.length === 0 || runId === undefined) return;
  const known = await pauses.of(owner, id);
  let place = (placed.at(-1)?.place ?? -1) + 1;
  for (const call of open) {
    const waiting = known.filter((pause) => pause.call === call.id && pause.decision === undefined);
    for (const pause of waiting) await pauses.end(owner, pause.id, 'dropped');
    const isUnknown = waiting.length === 0 && isChange(catalog.tool(call.tool));
    const { result } = failed(call, isUnknown ? unknown : passedOver);
    await rows.add(owner, { id, run: runId, place: place++ }, result);
  }
}
