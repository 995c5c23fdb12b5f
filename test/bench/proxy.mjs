// The floor: a reverse proxy that hands bytes through and does nothing else. Prints its port.
import http from 'node:http';

import { Agent } from 'undici';

const upstream = process.argv[2];
const agent = new Agent({ connections: 128 });
const server = http.createServer((request, response) => {
  agent.stream(
    {
      origin: upstream,
      path: request.url,
      method: 'GET',
      headers: { authorization: 'Bearer gho_x' },
      opaque: response,
    },
    ({ statusCode, headers, opaque }) => opaque.writeHead(statusCode, headers),
    () => undefined,
  );
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
process.stdin.resume().on('end', () => process.exit(0));
