// npm run bench: what a call costs through the hub (REST, MCP) beside the same call made directly, on one upstream, in one run.
// env: SECONDS=5 CONNECTIONS=1,32 ROUNDS=1 PAYLOADS=issue,pulls10. Needs a build (npm run build). Linux.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { clientCost } from './client-cost.mjs';
import { openHub } from './hub.mjs';
import { cpuOf, memoryOf, runNode, startNode } from './processes.mjs';
import { printTables } from './report.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const seconds = Math.min(Number(process.env.SECONDS ?? 5), 30);
const connections = (process.env.CONNECTIONS ?? '1,32').split(',').map(Number);
const payloads = (process.env.PAYLOADS ?? 'issue,pulls10').split(',');
const rounds = Math.min(Number(process.env.ROUNDS ?? 1), 5);
const ended = setTimeout(() => process.exit(1), 25 * 60_000);
ended.unref();

const rows = [];
const note = (row) => {
  rows.push(row);
  const { target, payload, c, cpu_ms, p50, per_s } = row;
  console.log(
    `${target} ${payload} c${c}: cpu ${cpu_ms.toFixed(3)} ms, p50 ${p50.toFixed(2)} ms, ${Math.round(per_s)}/s`,
  );
};

async function direct(upstream, payload, c) {
  const result = await runNode(0, [here('direct.mjs'), upstream, payload, String(c), String(seconds)]);
  note({ target: 'direct', payload, c, ...result, per_s: result.calls / seconds, bad: 0 });
}

async function served(target, pid, request, facts) {
  const load = (time) =>
    runNode(1, [here('load.mjs'), JSON.stringify({ ...request, connections: facts.c, seconds: time })]);
  await load(facts.warm);
  const before = await facts.counters(pid);
  const result = await load(seconds);
  const after = await facts.counters(pid);
  if (result.bad > 0) throw new Error(`${target}: ${result.bad} calls of ${result.calls} failed`);
  const per = (name) => (after[name] - before[name]) / result.calls;
  note({
    target,
    payload: facts.payload,
    c: facts.c,
    ...result,
    per_s: result.calls / seconds,
    cpu_ms: per('cpu'),
    pg_cpu_ms: per('pgCpu'),
    statements: per('statements'),
    rss_mb: memoryOf(pid),
  });
}

async function round(latency) {
  const upstream = await startNode(1, [here('upstream.mjs')], { LATENCY_MS: String(latency) });
  const origin = `http://127.0.0.1:${upstream.line}`;
  const proxy = await startNode(0, [here('proxy.mjs'), origin]);
  const hub = await openHub(origin);
  const counters = async (pid) => ({
    cpu: cpuOf(pid),
    pgCpu: cpuOf(hub.postgresPid),
    statements: await hub.statements(),
  });
  const label = (name) => (latency > 0 ? `${name} +${latency}ms` : name);
  const one = async (payload, c) => {
    const facts = { payload, c, counters, warm: latency > 0 ? 2 : 20 };
    const path = payload === 'issue' ? '/repos/a/b/issues/1' : '/search/issues?per_page=10';
    const floor = { url: `http://127.0.0.1:${proxy.line}${path}`, method: 'GET' };
    if (latency === 0) await direct(origin, payload, c);
    await served(label('proxy'), proxy.child.pid, floor, facts);
    await served(label('rest'), hub.pid, hub.rest(payload), facts);
    await served(label('mcp'), hub.pid, hub.mcp(payload), facts);
    if (payload === 'issue' && latency === 0) await served('tools/list', hub.pid, hub.list(), facts);
  };
  try {
    for (const payload of payloads) {
      await hub.expectAnswers(payload);
      for (const c of connections) await one(payload, c);
    }
  } finally {
    await hub.close();
    proxy.child.kill();
    upstream.child.kill();
  }
}

for (let n = 0; n < rounds; n++) await round(0);
if (!process.env.QUICK) await round(60);
const client = await clientCost();
mkdirSync('bench/results', { recursive: true });
const file = `bench/results/${new Date().toISOString().replace(/[:.]/g, '-')}.json`;
writeFileSync(file, `${JSON.stringify({ node: process.version, seconds, rounds, rows, client }, null, 2)}\n`);
printTables(rows, client);
console.log(`\nWritten to ${file}`);
process.exit(0);
