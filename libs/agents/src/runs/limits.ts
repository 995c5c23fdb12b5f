import type { Limits } from '../agents/agent.js';
import type { EndReason } from '../conversations/entry.js';
import type { Run } from './run-rows.js';

/** The limit that a run has reached, if any; checked before every turn of the model. */
export function reached(limits: Limits, run: Run): EndReason | undefined {
  if (run.steps >= limits.steps) return 'steps';
  if (run.activeMs >= limits.seconds * 1000) return 'time';
  if (run.inputTokens + run.outputTokens >= limits.tokens) return 'tokens';
  if (limits.cost !== undefined && run.costMicros >= limits.cost * 1_000_000) return 'cost';
  return undefined;
}

const stays = 'What was done before stays done, and nothing else was changed. Ask again to go on from here.';

/** Why a run ended without an answer, in words for its person. */
export function wordsFor(reason: EndReason, limits: Limits): string {
  const said: Record<EndReason, string> = {
    steps: `I stopped after ${limits.steps} steps, which is as far as this agent goes. ${stays}`,
    time: `I stopped after ${limits.seconds} seconds of work, which is as long as this agent goes. ${stays}`,
    tokens: `I stopped because this took more reading and writing than this agent may do. ${stays}`,
    cost: `I stopped because this has cost as much as this agent may spend on a question. ${stays}`,
    cancelled: `You stopped this. What had left already was not called back; nothing else was changed.`,
    model: `The language model did not answer. Nothing was changed by that. Try again in a moment.`,
    internal: `Something went wrong in the hub, so I stopped. What was done before stays done.`,
    agent_gone: `This agent is no longer there for you, so I stopped. Nothing was changed.`,
  };
  return said[reason];
}
