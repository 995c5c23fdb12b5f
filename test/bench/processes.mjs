// Processes of a run: start, pin, read their CPU time and memory from /proc (Linux; 10 ms ticks).
import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const canPin = (() => {
  try {
    execFileSync('taskset', ['-c', '0', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
const pinned = (core, command) => (canPin ? ['taskset', '-c', String(core), ...command] : command);

/** Starts a Node program on a core; resolves with the child and its first line of output. */
export async function startNode(core, args, env = {}) {
  const [command, ...rest] = pinned(core, [process.execPath, ...args]);
  const child = spawn(command, rest, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'inherit'] });
  const line = await firstLine(child);
  return { child, line };
}

/** Starts a Node program on a core; it says nothing until it ends. */
export function startQuietly(core, args, env) {
  const [command, ...rest] = pinned(core, [process.execPath, ...args]);
  return spawn(command, rest, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Runs a Node program to its end and reads its one JSON line. */
export async function runNode(core, args) {
  const { line } = await startNode(core, args);
  return JSON.parse(line);
}

function firstLine(child) {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (part) => {
      text += part;
      if (text.includes('\n')) resolve(text.split('\n')[0]);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it said anything`)));
  });
}

/** Moves a process and its children to a core. */
export function pin(pid, core) {
  if (canPin)
    for (const one of tree(pid))
      execFileSync('taskset', ['-cp', String(core), String(one)], { stdio: 'ignore' });
}

const stat = (pid) => {
  const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return { cpu: (Number(fields[11]) + Number(fields[12])) * 10, parent: Number(fields[1]) };
};

function tree(pid) {
  const parents = new Map();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const parent = orUndefined(() => stat(entry).parent);
    if (parent !== undefined) parents.set(Number(entry), parent);
  }
  const found = [pid];
  for (const one of found) for (const [child, parent] of parents) if (parent === one) found.push(child);
  return found;
}

const orUndefined = (read) => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

/** CPU milliseconds used so far by a process and its living children. */
export const cpuOf = (pid) =>
  tree(pid).reduce((sum, one) => sum + (orUndefined(() => stat(one).cpu) ?? 0), 0);

/** Resident memory of one process in MB. */
export const memoryOf = (pid) =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
