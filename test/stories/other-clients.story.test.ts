import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface, type Interface } from 'node:readline';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type House, openHouse } from '../support/house.js';
import { Visitor } from '../support/visitor.js';

const clients = [
  ['the Inspector, newer era', 'inspector', 'modern'],
  ['the Inspector, older era', 'inspector', 'legacy'],
  ['the AI SDK', 'ai-sdk', ''],
  ['OpenAI’s Agents SDK', 'openai-agents', ''],
  ['LangChain’s adapter', 'langchain', ''],
] as const;

const areThere = existsSync('test/clients/node_modules');
const title = 'clients of other people';
const tool = 'github_search_pull_requests';
let house: House;

/** A client as a process: what it says, line by line. */
interface Running {
  next<Line>(): Promise<Line>;
  goOn(): void;
  close(): void;
}

function start(script: string, words: readonly string[]): Running {
  const child: ChildProcess = spawn(process.execPath, [`test/clients/${script}.mjs`, ...words], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      OPENAI_AGENTS_DISABLE_TRACING: '1',
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr?.on('data', (part: Buffer) => {
    complaint += part.toString();
  });
  const lines: Interface = createInterface({ input: child.stdout ?? process.stdin });
  const each = lines[Symbol.asyncIterator]();
  return {
    async next<Line>() {
      const { done, value } = await each.next();
      if (done) throw new Error(`${script} ended early: ${complaint.slice(-2_000)}`);
      return JSON.parse(value) as Line;
    },
    goOn: () => void child.stdin?.write('\n'),
    close: () => void child.kill(),
  };
}

(areThere ? describe : describe.skip)(
  areThere ? title : `${title} (npm ci --prefix test/clients brings them)`,
  () => {
    beforeAll(async () => {
      house = await openHouse();
    }, 60_000);
    afterAll(() => house.close());

    it.each(clients)(
      '%s lists, is told to connect, and gets its answer once the person has',
      async (_, script, era) => {
        const ana = await new Visitor(house, 'ana').signIn();
        await house.query('DELETE FROM connections');
        const address = `${house.url}/mcp/manage-pull-requests`;
        const input = JSON.stringify({ state: 'open', limit: 3 });
        const client = start(script, [address, await ana.key(), tool, input, era]);
        try {
          expect((await client.next<{ listed: string[] }>()).listed).toContain(tool);
          const { told } = await client.next<{ told: string }>();
          expect(told).toContain('not connected yet');
          expect(told).toContain(`${house.url}/skills/manage-pull-requests`);
          expect(await ana.connect()).toContain('connected=1');
          client.goOn();
          const { answered } = await client.next<{ answered: string }>();
          expect(answered).toContain('northwind/');
          expect(answered).not.toContain('not connected yet');
        } finally {
          client.close();
        }
      },
      90_000,
    );
  },
);
