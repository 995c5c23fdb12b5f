import { spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { onEnd } from '../support/ending.mjs';

const logs = '.data/logs';
const preload = new URL('end-with-parent-preload.mjs', import.meta.url).href;
// The hub gives running calls ten seconds.
const patience = 12_000;

/** Starts one of our servers (`words` are Node's arguments) in the background and waits until `url` answers with success. It ends with this process. */
export async function startServer({ name, words, env, url }) {
  mkdirSync(logs, { recursive: true });
  const log = `${logs}/${name}.log`;
  const output = openSync(log, 'w', 0o600);
  // A group of its own: Ctrl-C in a terminal reaches this process alone, which then ends everything in order.
  const child = spawn(process.execPath, ['--enable-source-maps', `--import=${preload}`, ...words], {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', output, output, 'ipc'],
  });
  const exited = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  onEnd(() => stop(child, exited));
  const isReady = await Promise.race([exited.then(() => false), untilAnswering(url)]);
  if (!isReady) throw new Error(`The ${name} did not start. The end of ${log}:\n${tail(log)}`);
  return { exited: exited.then(() => `The ${name} has ended by itself. The end of ${log}:\n${tail(log)}`) };
}

async function untilAnswering(url) {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(50)) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
    if (answer?.ok) return true;
  }
  return false;
}

async function stop(child, exited) {
  signal(child, 'SIGTERM');
  const timer = setTimeout(() => signal(child, 'SIGKILL'), patience);
  await exited;
  clearTimeout(timer);
}

function signal(child, name) {
  try {
    process.kill(-child.pid, name);
  } catch {
    // Gone already.
  }
}

function tail(path) {
  return readFileSync(path, 'utf8').trim().split('\n').slice(-20).join('\n');
}
