// A closed loop of calls against one address, as a process of its own. argv: JSON {url, method, headers, body, connections, seconds}. Prints one JSON line.
import { Pool } from 'undici';

const { url, method, headers, body, connections, seconds } = JSON.parse(process.argv[2]);
const { origin, pathname, search } = new URL(url);
const pool = new Pool(origin, { connections });
let id = 0;
let bad = 0;

async function once() {
  const answer = await pool.request({
    path: pathname + search,
    method,
    headers,
    body: body?.replace('"__ID__"', String(++id)),
  });
  await answer.body.dump({ limit: 8_388_608 });
  if (answer.statusCode !== 200) bad++;
}

async function run(milliseconds) {
  const end = performance.now() + milliseconds;
  const times = [];
  const loop = async () => {
    while (performance.now() < end) {
      const at = performance.now();
      await once();
      times.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: connections }, loop));
  return times.toSorted((a, b) => a - b);
}

const times = await run(seconds * 1_000);
process.stdout.write(
  `${JSON.stringify({ calls: times.length, p50: times[Math.floor(times.length / 2)], p99: times[Math.floor(times.length * 0.99)], bad })}\n`,
);
process.exit(0);
