// A closed loop of calls as random people. argv: JSON {urls, keys (a file, one a line), tool, input, connections, seconds}, or {…, calls} for
// so many at once. Prints one JSON line with the times in milliseconds.
import { readFileSync } from 'node:fs';

import { Pool } from 'undici';

const { urls, keys: file, tool, input, connections, seconds, calls } = JSON.parse(process.argv[2]);
const keys = readFileSync(file, 'utf8').split('\n').filter(Boolean);
const pools = urls.map((url) => new Pool(url, { connections }));
const body = JSON.stringify(input);
const times = [];
let bad = 0;

async function once(number) {
  const from = performance.now();
  const key = keys[Math.floor(Math.random() * keys.length)];
  const answer = await pools[number % pools.length].request({
    path: `/api/v1/tools/${tool}`,
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body,
  });
  await answer.body.dump({ limit: 8_388_608 });
  if (answer.statusCode !== 200) bad += 1;
  times.push(performance.now() - from);
}

if (calls) await Promise.all(Array.from({ length: calls }, (_, number) => once(number)));
else {
  const end = performance.now() + seconds * 1_000;
  const loop = async (number) => {
    while (performance.now() < end) await once(number);
  };
  await Promise.all(Array.from({ length: connections * pools.length }, (_, number) => loop(number)));
}
times.sort((a, b) => a - b);
const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))];
process.stdout.write(`${JSON.stringify({ calls: times.length, p50: at(0.5), p99: at(0.99), bad })}\n`);
process.exit(0);
