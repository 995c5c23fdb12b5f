// A token endpoint that takes TOKEN_MS (150) and counts how often each refresh token was shown; everything else is answered at once, as
// an issue. Prints its port. GET /counts tells.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';

import { answers } from '../bench/fixtures.mjs';

const delay = Number(process.env.TOKEN_MS ?? 150);
const shown = new Map();
const issue = Buffer.from(answers.issue);

const server = createServer((request, response) => {
  answer(request, response).catch(() => response.destroy());
});

async function answer(request, response) {
  if (request.url === '/counts') {
    const twice = [...shown.values()].filter((count) => count > 1).length;
    return response.end(JSON.stringify({ tokens: shown.size, twice }));
  }
  if (!request.url.includes('access_token')) {
    request.resume();
    return response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': issue.length })
      .end(issue);
  }
  let body = '';
  for await (const part of request) body += part;
  const token = new URLSearchParams(body).get('refresh_token') ?? '';
  shown.set(token, (shown.get(token) ?? 0) + 1);
  setTimeout(() => {
    const fresh = randomBytes(20).toString('hex');
    const grant = {
      access_token: `ghu_${fresh}`,
      refresh_token: `ghr_${fresh}`,
      expires_in: 28_800,
      token_type: 'bearer',
    };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(grant));
  }, delay);
}

server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
process.stdin.resume().on('end', () => process.exit(0));
