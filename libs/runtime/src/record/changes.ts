import { type Tool, ToolError } from '@hub/kit';
import { failpoint, type Log } from '@hub/platform';

import type { CallResult } from '../credential.js';
import { asOwn, unknownOutcome } from '../send/as-tool-error.js';
import type { ReadyCall } from '../send/run-tool.js';
import type { CallFacts, Outcome } from './call-facts.js';
import type { AskedChange, Operation, Operations } from './operations.js';

interface Asked extends Omit<AskedChange, 'input'> {
  readonly facts: CallFacts;
  /** When the call came in, by `performance.now()`. */
  readonly began: number;
}

/** Makes a call, or looks what became of it; `undefined` when it has surely not happened. */
export interface Making {
  make(ready: ReadyCall, operation: string): Promise<CallResult>;
  look(ready: ReadyCall, operation: string): Promise<CallResult | undefined>;
}

interface Ended {
  readonly outcome: Outcome;
  readonly problem: string | null;
  readonly result?: CallResult;
}

/** Calls that change the world, from intent to outcome; one whose answer was lost is settled by looking. */
export class Changes {
  constructor(
    private readonly operations: Operations,
    private readonly making: Making,
    private readonly log: Pick<Log, 'error'>,
  ) {}

  /** One such call. Throws ToolError; `outcome_unknown` when not even looking told what became of it. */
  async change(ready: ReadyCall, { facts, began, ...repeat }: Asked): Promise<CallResult> {
    const { tool, input } = ready;
    const begun = await this.operations.begin(tool, facts, { input, ...repeat });
    if ('before' in begun) return begun.before;
    if ('settle' in begun) return this.settle(ready, begun.settle, { began, unknown: unknownOutcome(tool) });
    try {
      await failpoint('call.recorded');
      const result = await this.making.make(ready, begun.make.id);
      await failpoint('call.answered');
      await this.end(begun.make, began, { outcome: 'ok', problem: null, result });
      return result;
    } catch (cause) {
      const error = asOwn(cause);
      const isUnknown = error.code === 'outcome_unknown';
      await this.end(begun.make, began, { outcome: isUnknown ? 'unknown' : 'failed', problem: error.code });
      if (isUnknown) return this.settle(ready, begun.make, { began, unknown: error });
      throw error;
    }
  }

  private async settle(
    ready: ReadyCall,
    operation: Operation,
    { began, unknown }: { began: number; unknown: ToolError },
  ): Promise<CallResult> {
    if (!ready.tool.settle) throw unknown;
    const found = await this.making.look(ready, operation.id).catch(() => {
      throw unknown;
    });
    if (found) {
      await this.end(operation, began, { outcome: 'ok', problem: null, result: found });
      return found;
    }
    await this.end(operation, began, { outcome: 'failed', problem: 'upstream' });
    throw notDone(ready.tool);
  }

  private async end(operation: Operation, began: number, ended: Ended): Promise<void> {
    const duration = performance.now() - began;
    await this.operations.end(operation, { ...ended, duration }).catch((cause: unknown) => {
      // The world has changed already: the row stays as it is, which says so.
      this.log.error({ err: cause, call: operation.id }, 'The outcome of a call could not be recorded');
    });
  }
}

const notDone = ({ provider }: Tool): ToolError =>
  new ToolError(
    'upstream',
    `${provider.title} did not answer, and a look there shows that nothing was done. It may be tried again.`,
    { retryAfter: 1 },
  );
