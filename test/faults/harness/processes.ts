import { type ChildProcess, spawn } from 'node:child_process';

import { until } from './waiting.js';

/** How to start one of our servers. `words` come before the program, `dist` is where its build lies. */
export interface Start {
  readonly env: Readonly<Record<string, string>>;
  readonly port: number;
  readonly words?: readonly string[];
  readonly dist?: string;
}

const startedHere = new Set<ChildProcess>();

/** A server of ours as a process: the hub or the sandbox. */
export class Running {
  readonly url: string;
  private readonly said: string[] = [];
  private readonly child: ChildProcess;
  readonly exited: Promise<void>;

  private constructor(words: readonly string[], { env, port }: Start) {
    this.url = `http://127.0.0.1:${port}`;
    this.child = spawn(process.execPath, words, {
      env: { PATH: process.env['PATH'] ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    startedHere.add(this.child);
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (part: Buffer) => {
        this.said.push(part.toString());
        if (this.said.length > 400) this.said.splice(0, 200);
      });
    this.exited = new Promise((resolve) =>
      this.child.once('exit', () => {
        startedHere.delete(this.child);
        resolve();
      }),
    );
  }

  /** Starts a hub; resolves when it can serve. */
  static async hub(start: Start): Promise<Running> {
    const { words = [], dist = 'dist' } = start;
    const command = ['--max-semi-space-size=16', `${dist}/apps/hub/src/main.js`];
    const hub = new Running(['--enable-source-maps', ...words, ...command], {
      ...start,
      env: { ...start.env, PORT: String(start.port) },
    });
    await hub.ready('/readyz');
    return hub;
  }

  static async sandbox(start: Start): Promise<Running> {
    const sandbox = new Running(['dist/apps/sandbox/src/main.js'], {
      ...start,
      env: { ...start.env, SANDBOX_PORT: String(start.port) },
    });
    await sandbox.ready('/_sandbox/health');
    return sandbox;
  }

  /** Runs a program of the build to its end; throws with what it said when that was no success. */
  static async toTheEnd(entry: string, env: Readonly<Record<string, string>>): Promise<void> {
    const one = new Running([`dist/apps/hub/src/${entry}.js`], { env, port: 0 });
    await one.exited;
    if (one.child.exitCode !== 0) throw new Error(`${entry} failed: ${one.output}`);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** The last of what it wrote. */
  get output(): string {
    return this.said.join('').slice(-4_000);
  }

  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    if (!this.hasEnded) this.child.kill(signal);
    await this.exited;
  }

  private async ready(path: string): Promise<void> {
    const asked = async (): Promise<boolean> => {
      if (this.hasEnded) throw new Error(`It ended before it was ready:\n${this.output}`);
      return (await fetch(this.url + path).catch(() => undefined))?.ok ?? false;
    };
    await until(`${this.url} gets ready`, asked);
  }
}

/** Ends whatever is still running; for the way out. */
export function killAll(): void {
  for (const child of startedHere) child.kill('SIGKILL');
}
