import { spawn } from 'node:child_process';

import { onEnd } from './ending.mjs';

/** Runs a program to its end. Its output is kept and shown only in the error of a run that failed. */
export async function run(program, words, options = {}) {
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  const code = await untilClosed(child);
  if (code !== 0) throw new CommandFailed([program, ...words].join(' '), code, output);
  return output;
}

/**
 * Waits for a child's exit code (its signal, when one killed it). The child ends no later than this process: asked first,
 * and made to when it has not ended after `patience` milliseconds. npm ci, for one, does not listen.
 */
export async function untilClosed(child, patience = 3000) {
  const closed = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  const isOver = onEnd(() => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), patience);
    return closed.catch(() => {}).finally(() => clearTimeout(timer));
  });
  return closed.finally(isOver);
}

// A program that ended with an error, and all it said.
class CommandFailed extends Error {
  name = 'CommandFailed';

  constructor(command, code, output) {
    super(`${command} ended with ${code}`);
    this.output = output.trim();
  }
}
