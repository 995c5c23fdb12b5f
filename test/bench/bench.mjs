// npm run bench: what a call costs through the hub (REST, MCP) beside the same call made directly, on one upstream, in one run.
// env: SECONDS=8 SLICES=2 CONNECTIONS=1,32 ROUNDS=1 PAYLOADS=issue,pulls10. Needs a build (npm run build). Linux.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { clientCost } from './client-cost.mjs';
import { openHub } from './hub.mjs';
import { cpuOf, memoryOf, runNode, startNode } from './processes.mjs';
import { printTables } from './report.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const seconds = Math.min(Number(process.env.SECONDS ?? 8), 30);
const connections = (process.env.CONNECTIONS ?? '1,32').split(',').map(Number);
const payloads = (process.env.PAYLOADS ?? 'issue,pulls10').split(',');
// Each figure is taken in so many parts, all targets in turn.
const slices = Math.min(Number(process.env.SLICES ?? 2), 10);
const slice = seconds / slices;
const again = 4;
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

/** The same calls with Octokit as it comes, in a process of its own that warms up by itself. */
const direct = (upstream, payload, c) => ({
  name: 'direct',
  warm: async () => {},
  measure: () => runNode(0, [here('direct.mjs'), upstream, payload, String(c), String(slice)]),
});

/** A server under load from another process. */
function served(name, pid, request, { c, counters, warm }) {
  const load = (time) =>
    runNode(1, [here('load.mjs'), JSON.stringify({ ...request, connections: c, seconds: time })]);
  return {
    name,
    warm: () => load(warm),
    measure: async () => {
      // While the others were measured it has lain idle, and Node forgets what it does not run. The direct calls warm up for as long.
      await load(again);
      const before = await counters(pid);
      const result = await load(slice);
      const after = await counters(pid);
      if (result.bad > 0) throw new Error(`${name}: ${result.bad} calls of ${result.calls} failed`);
      const per = (counter) => (after[counter] - before[counter]) / result.calls;
      return {
        ...result,
        cpu_ms: per('cpu'),
        pg_cpu_ms: per('pgCpu'),
        statements: per('statements'),
        rss_mb: memoryOf(pid),
      };
    },
  };
}

/** Measures all targets in turn, several times over, because the machine is not equally fast all the time: ratios stand, figures drift. */
async function measure(targets, { payload, c }) {
  for (const { warm } of targets) await warm();
  const parts = targets.map(() => []);
  for (let n = 0; n < slices; n++)
    for (const [index, target] of targets.entries()) parts[index].push(await target.measure());
  for (const [index, { name }] of targets.entries())
    note({ target: name, payload, c, ...whole(parts[index]) });
}

function whole(parts) {
  const calls = parts.reduce((sum, part) => sum + part.calls, 0);
  const mean = (name) =>
    parts[0][name] === undefined
      ? undefined
      : parts.reduce((sum, part) => sum + part[name] * part.calls, 0) / calls;
  const middle = parts.map(({ p50 }) => p50).toSorted((x, y) => x - y)[Math.floor(parts.length / 2)];
  return {
    calls,
    per_s: calls / (slice * parts.length),
    p50: middle,
    p99: Math.max(...parts.map(({ p99 }) => p99)),
    bad: 0,
    cpu_ms: mean('cpu_ms'),
    pg_cpu_ms: mean('pg_cpu_ms'),
    statements: mean('statements'),
    rss_mb: parts.at(-1).rss_mb,
  };
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
    const facts = { c, counters, warm: latency > 0 ? 2 : 16 };
    const path = payload === 'issue' ? '/repos/a/b/issues/1' : '/search/issues?per_page=10';
    const floor = { url: `http://127.0.0.1:${proxy.line}${path}`, method: 'GET' };
    const lists = payload === 'issue' && latency === 0;
    const targets = [
      ...(latency === 0 ? [direct(origin, payload, c)] : []),
      served(label('proxy'), proxy.child.pid, floor, { ...facts, warm: 2 }),
      served(label('rest'), hub.pid, hub.rest(payload), facts),
      served(label('mcp'), hub.pid, hub.mcp(payload), facts),
      ...(lists ? [served('tools/list', hub.pid, hub.list(), { ...facts, warm: 5 })] : []),
    ];
    await measure(targets, { payload, c });
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
