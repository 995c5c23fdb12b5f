import { existsSync } from 'node:fs';
import { createServer } from 'node:net';

/** Takes over the settings of a file `.env`; what is set already wins. */
export function readEnvFile() {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/** The port that was asked for. */
export function wantedPort() {
  const given = process.env.PORT || '4600';
  const port = Number(given);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`PORT must be a number between 1 and 65535, not "${given}".`);
}

/** Throws, and says what to do, when the wanted port is not free. */
export async function needFreePort() {
  const port = wantedPort();
  const problem = await problemOf(port);
  if (problem === 'EADDRINUSE') {
    throw new Error(
      `Port ${port} is taken, perhaps by a Skillhub that runs already: http://localhost:${port}\n` +
        `Stop what uses it, or choose another: PORT=${port + 1} npm start`,
    );
  }
  if (problem)
    throw new Error(`Cannot listen on port ${port} (${problem}). Choose another: PORT=4600 npm start`);
}

/** The wanted port if it is free, else the next one that is. */
export async function freePortFrom(port) {
  for (let tried = port; tried < port + 100; tried++) if (!(await problemOf(tried))) return tried;
  throw new Error(`No free port between ${port} and ${port + 99}.`);
}

function problemOf(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(error.code));
    server.listen(port, process.env.HOST || '127.0.0.1', () => server.close(() => resolve(undefined)));
  });
}
