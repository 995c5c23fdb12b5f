// The Inspector's command line, a process for each request; the last word of the command names the era of the protocol.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { take } from './take.mjs';

const program = fileURLToPath(
  import.meta.resolve('@modelcontextprotocol/inspector/clients/launcher/build/index.js'),
);
const [, , , , , , era] = process.argv;

await take(async (url, headers) => {
  const ask = async (...words) => {
    const always = ['--cli', '--transport', 'http', '--server-url', url, '--protocol-era', era];
    const sent = Object.entries(headers).flatMap(([name, value]) => ['--header', `${name}: ${value}`]);
    const { stdout } = await promisify(execFile)(process.execPath, [
      program,
      ...always,
      ...sent,
      ...words,
    ]).catch((failed) => (failed.stdout ? failed : Promise.reject(failed)));
    return stdout;
  };
  return {
    list: async () => JSON.parse(await ask('--method', 'tools/list')).tools.map(({ name }) => name),
    call: (name, input) => {
      const pairs = Object.entries(input).map(([key, value]) => `${key}=${value}`);
      return ask('--method', 'tools/call', '--tool-name', name, '--tool-arg', ...pairs);
    },
    close: async () => undefined,
  };
});
