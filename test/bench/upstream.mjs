// The upstream of every target: answers at once, or after LATENCY_MS. Prints its port.
import http from 'node:http';

import { answers } from './fixtures.mjs';

const latency = Number(process.env.LATENCY_MS ?? 0);
const bodies = Object.fromEntries(Object.entries(answers).map(([name, text]) => [name, Buffer.from(text)]));
const bodyFor = (url) => {
  if (!url.includes('/search/')) return bodies.issue;
  return url.includes('per_page=30') ? bodies.pulls30 : bodies.pulls10;
};

const server = http.createServer((request, response) => {
  const body = bodyFor(request.url);
  const answer = () =>
    response
      .writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': body.length,
        'x-ratelimit-limit': '5000',
        'x-ratelimit-remaining': '4999',
        'x-ratelimit-reset': '4102444800',
      })
      .end(body);
  request.resume();
  if (latency > 0) setTimeout(answer, latency);
  else answer();
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
process.stdin.resume().on('end', () => process.exit(0));
