import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type House, openHouse } from '../support/house.js';
import { openScriptedModel } from '../support/scripted-model.js';
import { Visitor } from '../support/visitor.js';

const frameworks = ['ai-sdk', 'openai', 'openai-agents', 'anthropic', 'langchain'];
const isInstalled = existsSync('test/clients/node_modules/openai');
const title = isInstalled
  ? 'an agent made with %s'
  : 'an agent made with %s (skipped: npm ci in test/clients first)';

let house: House;
let model: Awaited<ReturnType<typeof openScriptedModel>>;
let connected: string;
let lonely: string;

beforeAll(async () => {
  [house, model] = await Promise.all([openHouse(), openScriptedModel()]);
  const ana = await new Visitor(house, 'ana').signIn();
  await ana.connect('triage-issues');
  connected = await ana.key();
  lonely = await (await new Visitor(house, 'ben').signIn()).key();
}, 60_000);
afterAll(async () => {
  await model.close();
  await house.close();
});

(isInstalled ? describe : describe.skip).each(frameworks)(title, (framework) => {
  it('calls a tool as the person and hears its answer', async () => {
    expect(await answerOf(framework, connected)).toMatch(
      /^The hub said: .*items \(1\):.*northwind\/robot-arm/s,
    );
  });

  it('hears what the person has to do when nothing is connected', async () => {
    const answer = await answerOf(framework, lonely);
    expect(answer).toMatch(/^The hub said: not_connected: /);
    expect(answer).toContain(`${house.url}/skills/`);
  });
});

describe('the README of the SDK', () => {
  const readme = readFileSync('libs/sdk/README.md', 'utf8');

  it('shows what these agents do, word for word', () => {
    const folder = 'test/clients/frameworks';
    const code = readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`, 'utf8'));
    const shown = [...readme.matchAll(/`(await [^`]+)`/g)].map(([, line = '']) => line);
    expect(shown).toHaveLength(7);
    for (const line of shown) expect(code.join('\n').replace(/\s+/g, ' ')).toContain(line);
  });

  it('has an example that runs', async () => {
    const [, example = ''] = /```js\n(.*?)```/s.exec(readme) ?? [];
    const client = pathToFileURL('dist/libs/sdk/src/index.js').href;
    const env = { SKILLHUB_URL: house.url, SKILLHUB_KEY: connected };
    const { out } = await run(['--input-type=module', '-e', example.replace('@skillhub/sdk', client)], env);
    expect(out).toMatch(/^ana-lopez \d+ .+\nana-lopez /);
  });
});

async function answerOf(framework: string, key: string): Promise<string> {
  const said = await run([`test/clients/frameworks/${framework}.mjs`, house.url, key, model.url]);
  if (!said.out.startsWith('{')) throw new Error(`${framework} ended with ${said.err.slice(0, 1_500)}`);
  return (JSON.parse(said.out) as { answer: string }).answer;
}

async function run(words: string[], env: Record<string, string> = {}): Promise<{ out: string; err: string }> {
  const said = { out: '', err: '' };
  const child = spawn(process.execPath, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  child.stdout.on('data', (part) => (said.out += String(part)));
  child.stderr.on('data', (part) => (said.err += String(part)));
  await new Promise((ended) => child.once('close', ended));
  return said;
}
