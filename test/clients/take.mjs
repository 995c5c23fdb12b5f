// What every client here does: lists, calls a tool, and calls it again as soon as a line comes in. Says each as a line of JSON.
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** `open` makes a client of an address and headers: `list`, `call` (the whole answer as a text) and `close`. */
export async function take(open) {
  const [, , url, key, tool, input] = process.argv;
  const say = (word, value) => process.stdout.write(`${JSON.stringify({ [word]: value })}\n`);
  const lines = createInterface(process.stdin);
  const client = await open(url, { authorization: `Bearer ${key}` });
  say('listed', await client.list());
  say('told', await client.call(tool, JSON.parse(input)));
  await once(lines, 'line');
  say('answered', await client.call(tool, JSON.parse(input)));
  await client.close();
  process.exit(0);
}
