import { randomBytes } from 'node:crypto';

import { seal } from '@hub/platform';
import { textOf } from '@hub/runtime';

import type { Sandbox } from '../../../apps/sandbox/src/sandbox.js';
import type { CaseWorld, Fields } from '../cases/tool-case.js';
import { openWire, type Product, type Wire } from '../wire.js';
import { tokensOf } from './count-tokens.js';

/** What one answer costs: as structured content, as text, and as the vendor gave it (all requests of the call). */
export interface AnswerTokens {
  readonly structured: number;
  readonly text: number;
  readonly raw: number;
}

/** Ana at every product, each call able to say what its answer costs. */
export interface Meter extends CaseWorld {
  measure(tool: string, input: Fields): Promise<{ answer: Fields; tokens: AnswerTokens }>;
}

const products: readonly Product[] = ['gmail', 'drive', 'github', 'jira'];

/** Connects Ana to every product of a sandbox. */
export async function openMeter(sandbox: Sandbox): Promise<Meter> {
  let raw = 0;
  const onExchange = ({ response }: { response: { body: Buffer } }): void => {
    raw += tokensOf(response.body.toString('utf8'));
  };
  const opened = await Promise.all(
    products.map(async (one) => [one, await openWire(sandbox, one, 'ana-lopez', { onExchange })] as const),
  );
  const wires = new Map<string, Wire>(opened);
  const call = async (tool: string, input: Fields): Promise<Fields> => {
    const wire = wires.get(tool.split('_', 1)[0] ?? '');
    if (wire === undefined) throw new Error(`No product of ${tool}`);
    return wire.call(tool, input);
  };
  return {
    call,
    async measure(tool, input) {
      raw = 0;
      const answer = sealed(await call(tool, input));
      const tokens = { structured: tokensOf(JSON.stringify(answer)), text: tokensOf(textOf(answer)), raw };
      return { answer, tokens };
    },
  };
}

/** The vendor's mark of a page is sealed before an agent sees it, which makes it longer. */
function sealed(answer: Fields): Fields {
  const { next_cursor: next } = answer;
  if (typeof next !== 'string') return answer;
  const place = Buffer.from(JSON.stringify([Date.now(), next, 0]));
  return { ...answer, next_cursor: seal(randomBytes(32), ['cursor'], place).toString('base64url') };
}
