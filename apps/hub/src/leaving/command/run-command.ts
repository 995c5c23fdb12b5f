import type { Writable } from 'node:stream';

import { ToolError } from '@hub/kit';
import { readEnv } from '@hub/platform';

import { type Desk, openDesk } from './desk.js';
import { Misused } from './misused.js';

type Command = (desk: Desk, words: readonly string[], output: Writable) => Promise<void>;

/** Runs a command with the words behind its name. Returns the exit code; what went wrong for the one who typed it is said on standard error. */
export async function runCommand(command: Command, words: readonly string[]): Promise<number> {
  const desk = await openDesk(readEnv());
  try {
    await command(desk, words, process.stdout);
    return 0;
  } catch (cause) {
    if (!(cause instanceof Misused || cause instanceof ToolError)) throw cause;
    process.stderr.write(`${cause.message}\n`);
    return 2;
  } finally {
    await desk.close();
  }
}
