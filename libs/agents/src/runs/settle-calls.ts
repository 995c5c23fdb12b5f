import type { Owner } from '../conversations/conversation-rows.js';
import type { Asked, Result } from '../conversations/entry.js';
import type { Pause } from '../pauses/pause.js';
import type { Pauses } from '../pauses/pauses.js';
import { inSpan } from '../telemetry/spans.js';
import { failed, isChange, settle, type Settled, type Settling } from './settle.js';

interface Place {
  readonly owner: Owner;
  readonly conversation: string;
  readonly pauses: Pauses;
  /** Writes a result down, and passes it on. */
  readonly done: (result: Result) => Promise<void>;
  readonly waits: (pause: Pause) => void;
}

const mostAtOnce = 16;

/** Settles the open calls of a turn: reads side by side, changes one after the other. True when one of them has to wait. */
export async function settleCalls(
  open: readonly Asked[],
  settling: Settling,
  place: Place,
): Promise<boolean> {
  const known = await place.pauses.of(place.owner, place.conversation);
  const one = async (call: Asked, nth: number): Promise<boolean> => {
    const earlier = known.filter((pause) => pause.call === call.id);
    return keep(call, await inTurn(settling, call, { nth, earlier }), { ...place, settling, earlier });
  };
  const numbered = open.map((call, nth) => ({ call, nth }));
  const isRead = ({ call }: { call: Asked }): boolean => !isChange(settling.tools.byName.get(call.tool));
  const waiting = await Promise.all(numbered.filter(isRead).map(({ call, nth }) => one(call, nth)));
  for (const next of numbered.filter((call) => !isRead(call))) waiting.push(await one(next.call, next.nth));
  return waiting.includes(true);
}

async function inTurn(
  settling: Settling,
  call: Asked,
  { nth, earlier }: { nth: number; earlier: readonly Pause[] },
): Promise<Settled> {
  if (nth >= mostAtOnce)
    return failed(call, {
      code: 'rate_limited',
      message: `At most ${mostAtOnce} calls at once. Ask for it again.`,
    });
  const attributes = {
    'gen_ai.operation.name': 'execute_tool',
    'gen_ai.tool.name': call.tool,
    'gen_ai.tool.call.id': call.id,
    'gen_ai.tool.type': 'function',
  };
  return inSpan(`execute_tool ${call.tool}`, attributes, () => settle(settling, call, earlier));
}

async function keep(
  call: Asked,
  settled: Settled,
  {
    owner,
    conversation,
    pauses,
    settling,
    earlier,
    done,
    waits,
  }: Place & { settling: Settling; earlier: readonly Pause[] },
): Promise<boolean> {
  if ('waits' in settled) {
    waits(settled.waits);
    return true;
  }
  // What stood in the way before is mended.
  for (const { id, decision } of earlier) if (decision === undefined) await pauses.end(owner, id, 'done');
  if ('wants' in settled) {
    waits(await pauses.open(owner, { conversation, run: settling.runId, call: call.id }, settled.wants));
    return true;
  }
  await done(settled.result);
  return false;
}
