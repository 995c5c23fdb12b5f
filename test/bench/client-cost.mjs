// P5: CPU of one 172 KB answer through the hub's GitHub client, through Octokit as it comes, and through bare undici, in this process.
import { Octokit } from '@octokit/rest';
import { Agent, request } from 'undici';

import { providers } from '../../dist/libs/integrations/src/index.js';
import { startNode } from './processes.mjs';

const github = providers.find(({ id }) => id === 'github');

/** CPU milliseconds per call by client. */
export async function clientCost() {
  const { child, line } = await startNode(1, [new URL('upstream.mjs', import.meta.url).pathname]);
  const origin = `http://127.0.0.1:${line}`;
  const agent = new Agent({ connections: 32 });
  const stock = new Octokit({ baseUrl: origin, auth: 'gho_x' });
  const send = async ({ method, url, headers, body }) => {
    const answer = await request(url, { method, headers, body: body ?? null, dispatcher: agent });
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: Buffer.from(await answer.body.arrayBuffer()),
    };
  };
  const search = { q: 'is:pr repo:a/b', per_page: 10, advanced_search: 'true' };
  const ways = {
    undici: async () => {
      const { body } = await request(`${origin}/search/issues?per_page=10`, { dispatcher: agent });
      return JSON.parse(await body.text());
    },
    hub_client: async () => {
      const client = github.client({ urls: { web: origin, api: origin }, send, sites: [] });
      return (await client.search.issuesAndPullRequests(search)).data;
    },
    octokit: async () => (await stock.search.issuesAndPullRequests(search)).data,
  };
  const cost = {};
  for (const [name, once] of Object.entries(ways)) {
    if ((await once()).items.length !== 10) throw new Error(`${name} did not answer`);
    await repeat(once, 1_500);
    cost[name] = await repeat(once, 4_000);
  }
  child.kill();
  await agent.close();
  return cost;
}

async function repeat(once, milliseconds) {
  const end = performance.now() + milliseconds;
  const before = process.cpuUsage();
  let calls = 0;
  const loop = async () => {
    while (performance.now() < end) {
      await once();
      calls++;
    }
  };
  await Promise.all(Array.from({ length: 16 }, loop));
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1_000 / calls;
}
